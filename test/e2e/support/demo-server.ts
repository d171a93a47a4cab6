export interface DemoServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Options {
  readonly port: number;
  readonly simulator?: { readonly url: string; readonly deploymentId: string };
}

/** The very server that `npm start` runs, on a free port; it has no types of its own. */
export const startDemo = async (simulator?: Options['simulator']): Promise<DemoServer> => {
  const { serveDemo } = (await import(new URL('../../../scripts/serve-demo.mjs', import.meta.url).href)) as {
    serveDemo(options: Options): Promise<DemoServer>;
  };
  return serveDemo({ port: 0, ...(simulator && { simulator }) });
};
