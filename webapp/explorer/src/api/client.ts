/** The one way out of the browser: every page reads and writes through here, so errors have one shape
 *  (`ApiError`, from problem+json) and writes never forget the CSRF token. */
import type {
  DocumentAnswer,
  EntityAnswer,
  Health,
  NeighboursAnswer,
  RecordAnswer,
  RelationAnswer,
  Schema,
  SearchAnswer,
  Session,
  StatementsAnswer,
  TogetherAnswer,
  Who,
} from "./types.ts";

const ROOT = "/api/v1";
let csrf = "";

/** `status` 0: the server could not be reached. `reasons`: what is wrong with each value, where values are refused. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly reasons: readonly string[] = [],
  ) {
    super(`${status} ${title}: ${detail}`);
  }
}

async function problem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => ({}));
  const { title, detail, errors } = body as { title?: string; detail?: string; errors?: { reason: string }[] };
  const reasons = (errors ?? []).map(({ reason }) => reason);
  return new ApiError(response.status, title ?? response.statusText, detail ?? "", reasons);
}

async function send(method: string, path: string, init: RequestInit): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET" && csrf) headers["x-csrf-token"] = csrf;
  if (init.body) headers["content-type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(ROOT + path, { method, headers, credentials: "same-origin", ...init });
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw new ApiError(0, "unreachable", String(reason));
  }
  if (!response.ok) throw await problem(response);
  return response;
}

type Query = Record<string, string | number | undefined>;

async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, String(value));
  const tail = words.toString();
  const response = await send("GET", tail ? `${path}?${tail}` : path, signal ? { signal } : {});
  return (await response.json()) as T;
}

const part = encodeURIComponent;

function remember(session: Session): Session {
  csrf = session.csrf;
  return session;
}

export const api = {
  health: () => get<Health>("/health"),
  schema: () => get<Schema>("/schema"),
  /** Null where nobody is signed in. */
  session: async () => {
    const { session } = await get<Who>("/session");
    return session ? remember(session) : null;
  },
  /** Spends a one-time link. */
  signIn: async (token: string) => {
    const response = await send("POST", "/session", { body: JSON.stringify({ token }) });
    return remember((await response.json()) as Session);
  },
  /** From now on personal fields come unmasked, for so long. */
  statePurpose: async (case_number: string, purpose: string, minutes: number) => {
    const response = await send("POST", "/session/purpose", { body: JSON.stringify({ case_number, purpose, minutes }) });
    return remember((await response.json()) as Session);
  },
  endPurpose: async () => remember((await (await send("DELETE", "/session/purpose", {})).json()) as Session),
  signOut: async () => {
    await send("DELETE", "/session", {});
    csrf = "";
  },
  search: (q: string, limit: number, signal?: AbortSignal, types?: string[]) =>
    get<SearchAnswer>("/search", { q, limit, type: types?.join(",") }, signal),
  entity: (id: string, signal?: AbortSignal) => get<EntityAnswer>(`/entities/${part(id)}`, {}, signal),
  /** Many at once, with the relations among them. */
  together: (ids: string[]) => get<TogetherAnswer>("/entities", { ids: ids.join(",") }),
  statements: (id: string, limit: number, signal?: AbortSignal) =>
    get<StatementsAnswer>(`/entities/${part(id)}/statements`, { limit }, signal),
  neighbours: (id: string, limit: number, types?: string[], signal?: AbortSignal) =>
    get<NeighboursAnswer>(`/entities/${part(id)}/neighbours`, { limit, types: types?.join(",") }, signal),
  relation: (id: string, limit: number, signal?: AbortSignal) =>
    get<RelationAnswer>(`/relations/${part(id)}`, { limit }, signal),
  document: (id: string, signal?: AbortSignal) => get<DocumentAnswer>(`/documents/${part(id)}`, {}, signal),
  record: (id: string, signal?: AbortSignal) => get<RecordAnswer>(`/records/${part(id)}`, {}, signal),
};
