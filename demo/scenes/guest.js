/** What a guest of the fixtures does: says, answers, adds the photo of the flat tyre. */
import { fixture } from './stage.js';

const KINDS = { QuickReply: 'quick-reply', Button: 'button', DatePicker: 'date', ListPicker: 'list' };

/** A photo of the flat tyre. */
const photo = async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#cfdccf';
  pen.fillRect(0, 0, 640, 480);
  pen.lineWidth = 40;
  pen.beginPath();
  pen.ellipse(320, 250, 190, 160, 0, 0, 2 * Math.PI);
  pen.stroke();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
  return new File([blob], 'flat-tyre.jpg', { type: 'image/jpeg' });
};

/** The service's side of a file: where to put it, and that it arrived. */
export const takeFiles = (
  { answers, deliver },
  { grant = 's2c-presigned-url-upload', then = 's2c-upload-success' } = {},
) => {
  answers.set('onAttachment', ({ tracingId, attachmentId }) => {
    const named = (/** @type {string} */ name) => {
      const { body, ...frame } = fixture(name);
      return {
        ...frame,
        body: {
          ...body,
          attachmentId,
          ...(body.url && { url: body.url.replace('bucket.example.test', 'shyrka-prod-euw2.s3.amazonaws.com') }),
        },
      };
    };
    deliver({ ...named(grant), tracingId });
    if (then) setTimeout(() => deliver(named(then)), 50);
  });
};

/** Adds the photo. @returns its id. */
export const addPhoto = async (stage) => {
  const [upload] = stage.chat.attach([await photo()]);
  await stage.rest();
  return upload.id;
};

/** An answer as the element would give it, from the frame it becomes. */
const answerOf = ({ text, metadata, content }) => {
  const [{ form }] = content;
  if (form)
    return {
      kind: 'form',
      to: form.originatingMessageId,
      text,
      formId: form.cannedResponseId,
      choices: form.response.map(({ id, component: { buttonResponse } }) => ({
        id,
        text: buttonResponse.text,
        payload: buttonResponse.payload,
      })),
    };
  const choices = content.map(({ buttonResponse }) => ({ text: buttonResponse.text, payload: buttonResponse.payload }));
  const [{ buttonResponse }] = content;
  const to = buttonResponse.originatingMessageId ?? metadata?.parentMessageId;
  return { kind: KINDS[buttonResponse.type], text, to, choices };
};

/** The guest does what leads to this frame. */
export const says = async (stage, name) => {
  const { message } = fixture(name);
  const [first] = message.content ?? [];
  if (first && first.contentType !== 'Attachment') return void stage.chat.answer(answerOf(message)).catch(() => {});
  if (first) {
    takeFiles(stage);
    await addPhoto(stage);
  }
  const customAttributes = message.channel?.metadata?.customAttributes;
  stage.chat.send({ text: message.text ?? '', customAttributes }).catch(() => {});
};
