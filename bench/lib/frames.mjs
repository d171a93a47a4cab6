const WORDS = 'the parcel left our store this morning and should reach you before noon on Thursday thank you'.split(
  ' ',
);

/** Messages of an agent as the service sends them, one a second, each text another; the same for every run. */
export const agentFrames = (count) =>
  Array.from({ length: count }, (_, index) => {
    const length = 4 + ((index * 7) % 12);
    const text = Array.from({ length }, (_, word) => WORDS[(index * 3 + word) % WORDS.length]).join(' ');
    return JSON.stringify({
      type: 'message',
      class: 'StructuredMessage',
      code: 200,
      body: {
        id: index.toString(16).padStart(32, '0'),
        type: 'Text',
        text: `${text} ${index}`,
        direction: 'Outbound',
        channel: {
          time: new Date(Date.UTC(2026, 2, 11, 9) + index * 1000).toISOString(),
          type: 'Private',
          from: { nickname: 'Marta' },
        },
        originatingEntity: 'Human',
        metadata: { correlationId: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}` },
      },
    });
  });
