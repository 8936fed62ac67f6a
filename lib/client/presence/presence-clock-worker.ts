/** Milliseconds between two beats; the server forgets a tab that was silent for nine seconds. */
const EVERY = 4_000;

// Browsers slow the timers of hidden pages down to one a minute, but not those of workers.
setInterval(() => postMessage(null), EVERY);
