/** Loaded before a service's own main: when `up` is gone, however it ended, the service ends too. */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 30_000).unref();
});
process.channel?.unref();
