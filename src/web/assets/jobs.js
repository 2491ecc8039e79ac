// Keeps what is said of jobs up to date while they run; shows the page anew once one has ended,
// so that its words come from the server, in the reader's language.

const every = 1000;
const under_way = new Set(["queued", "running"]);

function show(element, job) {
  const bar = element.querySelector("progress");
  if (bar !== null && job.total > 0) {
    bar.max = job.total;
    bar.value = job.done;
  }
  const figures = element.querySelector(".figures");
  if (figures !== null && job.total > 0) {
    const numbers = [job.done, job.total];
    figures.textContent = figures.textContent.replace(/\d+/g, (old) => numbers.shift() ?? old);
  }
}

function must_be_shown_anew(element, job) {
  const bar_is_new = job.total > 0 && element.querySelector("progress") === null;
  return job.state !== element.dataset.state || bar_is_new ||
    (element.dataset.phase !== undefined && element.dataset.phase !== job.phase);
}

async function follow(element) {
  try {
    const answer = await fetch(element.dataset.job, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const job = await answer.json();
    if (must_be_shown_anew(element, job)) {
      location.reload();
      return;
    }
    element.dataset.phase = job.phase;
    show(element, job);
  } catch {
    // The service is away for a moment; the next look will tell.
  }
  setTimeout(() => follow(element), every);
}

export function follow_jobs(page) {
  for (const element of page.querySelectorAll("[data-job]"))
    if (under_way.has(element.dataset.state)) setTimeout(() => follow(element), every);
}
