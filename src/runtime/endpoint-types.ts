/**
 * The types of each endpoint's `values` and `settings`, by endpoint id. Empty here: the generated
 * `.dify-edge/types.d.ts` fills it by augmenting the module `dify-edge/endpoint-types`.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- an interface, so that it can be augmented
export interface EndpointTypes {}
