import { ASSET_PREFIX, serveAsset } from './assets.js';
import { AUTH_PREFIX, authRoute } from './auth-routes.js';
import { servedConfig } from './config.js';
import { control, CONTROL_PREFIX } from './control.js';
import { history } from './history.js';
import { emptyReply, errorReply, jsonReply } from './http-reply.js';
import { isOriginAllowed } from './origins.js';
import type { HttpReply, HttpRequest, Simulator } from './simulator-types.js';
import { cutsUpload, receiveUpload, serveDownload } from './uploads.js';
import type { World } from './world.js';

const CDN = /^\/webdeployments\/v1\/deployments\/([^/]+)\/(config|domains)\.json$/;
const FILE = /^\/(uploads|downloads)\/([^/]+)$/;
const HISTORY = '/api/v2/webmessaging/messages';

const ALLOWED_HEADERS = 'authorization, content-type, accept, x-amz-tagging';
const EXPOSED_HEADERS = 'retry-after';

/** Settings, pictures and control are for everybody, the rest for the deployment's origins. */
const isPublic = (path: string): boolean =>
  CDN.test(path) || path.startsWith(CONTROL_PREFIX) || path.startsWith(ASSET_PREFIX);

const corsHeaders = (world: World, path: string, origin: string | undefined): HttpReply['headers'] => {
  const common = { 'access-control-expose-headers': EXPOSED_HEADERS };
  if (isPublic(path)) return { ...common, 'access-control-allow-origin': '*' };
  if (origin === undefined) return common;
  if (world.options.checkOrigin && !isOriginAllowed(world.options, origin)) return { vary: 'origin' };
  return { ...common, 'access-control-allow-origin': origin, vary: 'origin' };
};

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': ALLOWED_HEADERS,
  'access-control-max-age': '600',
};

const deployment = ({ options, config }: World, id: string, document: string, base: string): HttpReply => {
  if (options.checkDeployment && id !== options.deploymentId) {
    return errorReply(403, 'not.authorized', 'Access Denied');
  }
  if (document === 'config') return jsonReply(servedConfig(config, options.publicUrl ?? base));
  const { allowAllDomains, allowedOrigins } = options;
  return jsonReply({ allowAllDomains, allowedDomains: allowedOrigins });
};

const notFound = errorReply(404, 'not.found', 'Not found');
const wrongMethod = errorReply(405, 'method.not.allowed', 'Method not allowed');

const route = async (
  world: World,
  simulator: Simulator,
  request: HttpRequest,
  url: URL,
): Promise<HttpReply | undefined> => {
  const { method, headers, base } = request;
  const { pathname, searchParams } = url;
  if (method === 'OPTIONS') return emptyReply(204);
  if (pathname.startsWith(CONTROL_PREFIX)) return control(simulator, method, pathname, request.body);

  const [, id, document] = CDN.exec(pathname) ?? [];
  if (id !== undefined && document !== undefined) {
    return method === 'GET' ? deployment(world, id, document, base) : wrongMethod;
  }
  if (pathname === HISTORY) {
    return method === 'GET' ? history(world, searchParams, headers['authorization']) : wrongMethod;
  }
  if (pathname.startsWith(AUTH_PREFIX)) return authRoute(world, pathname, request);
  if (pathname.startsWith(ASSET_PREFIX)) {
    return method === 'GET' ? serveAsset(pathname.slice(ASSET_PREFIX.length)) : wrongMethod;
  }
  const [, kind, fileId] = FILE.exec(pathname) ?? [];
  const key = searchParams.get('X-Amz-Signature');
  if (kind === 'uploads' && fileId !== undefined && method === 'PUT') return receiveUpload(world, fileId, key, request);
  if (kind === 'downloads' && fileId !== undefined && method === 'GET') return serveDownload(world, fileId, key);
  return notFound;
};

/** Does the network die in the middle of what this request brings? */
export const cutsBody = (world: World, { method, url }: Pick<HttpRequest, 'method' | 'url'>): boolean => {
  const [, kind, id] = FILE.exec(new URL(url, 'http://simulator.invalid').pathname) ?? [];
  return method === 'PUT' && kind === 'uploads' && id !== undefined && cutsUpload(world, id);
};

/** Everything over HTTP. */
export const handleHttp = async (world: World, simulator: Simulator, request: HttpRequest): Promise<HttpReply> => {
  const url = new URL(request.url, 'http://simulator.invalid');
  const reply = await route(world, simulator, request, url);
  if (!reply) return new Promise<HttpReply>(() => undefined);
  const isPreflight = request.method === 'OPTIONS';
  const cors = corsHeaders(world, url.pathname, request.headers['origin']);
  return { ...reply, headers: { ...reply.headers, ...cors, ...(isPreflight ? PREFLIGHT_HEADERS : {}) } };
};
