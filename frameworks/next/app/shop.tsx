'use client';

import { useEffect, useState } from 'react';
import 'genesys-chat/define';

export const Shop = ({ deploymentId, endpoint }: { deploymentId: string; endpoint: string }) => {
  // React gives a custom element that came from the server neither listeners nor properties (react#35446, open): a new key
  // makes it draw the tag once more by itself. The chat notices nothing of it.
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
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
          key={isLive ? 'live' : 'server'}
          deployment-id={deploymentId}
          endpoint={endpoint}
          heading={`Help (${plan})`}
          customAttributes={{ plan }}
          ongc-unread={({ detail }) => setUnread(detail.count)}
          ongc-status={({ detail }) => setStatus(detail.status)}
          ongc-message={({ detail }) => setLast(detail.message.text ?? '')}
        >
          <a href="tel:+441234567890">Call us</a>
        </genesys-chat>
      )}
    </main>
  );
};
