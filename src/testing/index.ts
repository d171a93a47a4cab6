/** For a page's own tests: a chat with its service, in the page or in Node, without a network. */
export { createTestClock, type TestClock } from './clock.js';
export { startTestChat, type TestChat, type TestChatOptions } from './start-test-chat.js';
