/** Who asks: the tenants whose documents may be seen. A required argument of every read; the store filters by it. */
export interface AccessScope {
  readonly tenants: readonly string[];
}

/** Everybody's documents and nothing else. */
export const publicTenant = 'public';

/** The scope of a caller without a ministry of their own. */
export const publicAccess: AccessScope = { tenants: [publicTenant] };
