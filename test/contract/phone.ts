/** A small screen, as far as the element asks. */
export const onPhone = async <T>(act: () => Promise<T>): Promise<T> => {
  const { matchMedia } = window;
  const phone = (query: string): MediaQueryList =>
    query.includes('max-width: 480px') ? matchMedia.call(window, 'all') : matchMedia.call(window, query);
  window.matchMedia = phone;
  try {
    return await act();
  } finally {
    window.matchMedia = matchMedia;
  }
};
