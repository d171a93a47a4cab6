import type { GenesysChatElements } from 'genesys-chat/jsx';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends GenesysChatElements {}
  }
}
