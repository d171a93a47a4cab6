/** Other lockfiles above this folder are none of its business. */
export default { turbopack: { root: import.meta.dirname } };
