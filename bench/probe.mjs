// Loaded into the server that is measured (node --expose-gc --import …): answers, over the channel to its parent, what
// the process uses.
import { monitorEventLoopDelay } from 'node:perf_hooks';

// Looks a thousand times a second, so it runs only while something is published.
const delay = monitorEventLoopDelay({ resolution: 1 });

process.on('message', (question) => {
  if (question === 'memory') {
    globalThis.gc();
    globalThis.gc();
    process.send({ memory: process.memoryUsage() });
  } else if (question === 'cpu') process.send({ cpu: process.cpuUsage() });
  else if (question === 'reset-delay') {
    delay.reset();
    delay.enable();
    process.send({});
  } else if (question === 'delay') {
    delay.disable();
    process.send({ delay: delay.max / 1e6 });
  }
});
process.channel?.unref();
