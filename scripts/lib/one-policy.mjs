/** The rollup plugin that lets a second copy of a single file come to nothing, where Lit would throw. */

const MADE = /(\w+)\?\1\.createPolicy\("lit-html",/;

/**
 * Under a policy such as `trusted-types lit-html`, making that policy once more throws, and is reported even where it is
 * caught. Where the element is registered already, this copy of Lit has nothing to draw.
 */
export const onePolicy = () => ({
  name: 'one-policy',
  transform(code, id) {
    if (!/lit-html[/\\]lit-html\.js$/.test(id)) return null;
    if (!MADE.test(code)) this.error('lit-html makes its policy in another way now.');
    return {
      code: code.replace(MADE, '$1&&!customElements.get("genesys-chat")?$1.createPolicy("lit-html",'),
      map: null,
    };
  },
});
