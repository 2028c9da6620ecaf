// Talks to the server. Addresses are built without the login that a browser may keep in the page's own address.

export const base = location.origin + location.pathname.replace(/[^/]*$/, "");

/** An answer that is not the one hoped for; problems are sentences from the server. */
export class ApiError extends Error {
  constructor(status, problems) {
    super(`status ${status}`);
    this.status = status;
    this.problems = problems;
  }
}

export async function get(path, parameters = {}) {
  return read(await fetch(address(path, parameters), { headers: { Accept: "application/json" }, cache: "no-store" }));
}

export async function post(path, body = null) {
  const headers = { Accept: "application/json" };
  const sent = body === null ? {} : { body: JSON.stringify(body) };
  if (body !== null) {
    headers["Content-Type"] = "application/json";
  }
  return read(await fetch(address(path), { method: "POST", headers, ...sent, cache: "no-store" }));
}

/** The address of a call; parameters without a value are left out. */
export function address(path, parameters = {}) {
  const url = new URL(`api/${path}`, base);
  for (const [name, given] of Object.entries(parameters)) {
    if (given !== null && given !== undefined && given !== "") {
      url.searchParams.set(name, given);
    }
  }
  return url.href;
}

async function read(answer) {
  if (answer.ok) {
    return answer.json();
  }
  let problem = {};
  try {
    problem = await answer.json();
  } catch {
    // not ours: the server's own error page
  }
  throw new ApiError(answer.status, problem.problems ?? (problem.detail ? [problem.detail] : []));
}
