import { useState } from 'react';
import 'genesys-chat/define';

const query = new URLSearchParams(location.search);

export const App = () => {
  const [here, setHere] = useState(true);
  const [plan, setPlan] = useState('free');
  const [unread, setUnread] = useState(0);
  const [status, setStatus] = useState('');
  const [last, setLast] = useState('');
  return (
    <main>
      <h1>Shop</h1>
      <button onClick={() => setHere(!here)}>{here ? 'Leave' : 'Come back'}</button>
      <button onClick={() => setPlan('gold')}>Buy gold</button>
      <p>
        Plan <output id="plan">{plan}</output>, status <output id="status">{status}</output>, unread{' '}
        <output id="unread">{unread}</output>, last <output id="last">{last}</output>
      </p>
      {here && (
        <genesys-chat
          deployment-id={query.get('deployment-id') ?? ''}
          endpoint={query.get('endpoint') ?? ''}
          heading={`Help (${plan})`}
          customAttributes={{ plan }}
          ongc-unread={({ detail }) => setUnread(detail.count)}
          ongc-status={({ detail }) => setStatus(detail.status)}
          ongc-message={({ detail }) => setLast(detail.message.text ?? '')}
        />
      )}
    </main>
  );
};
