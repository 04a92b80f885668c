/** Loaded before a measured process's own main: when the bench is gone, the process ends too. */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000).unref();
});
process.channel?.unref();
