import { Shop } from './shop';

/** Rendered on the server for each visit: the tag and its fallback are in the page before any script runs. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const query = await searchParams;
  return <Shop deploymentId={query['deployment-id'] ?? ''} endpoint={query.endpoint ?? ''} />;
}
