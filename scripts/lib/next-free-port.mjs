/**
 * Starts something that listens on a port, on the next ones when it is taken.
 *
 * @template T
 * @param {number} first
 * @param {(port: number) => Promise<T>} start Rejects with code EADDRINUSE when the port is taken.
 * @returns {Promise<T>}
 */
export const onNextFreePort = async (first, start) => {
  const last = first + 20;
  for (let port = first; ; port++) {
    try {
      return await start(port);
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === last) throw error;
    }
  }
};
