/**
 * Loaded into every service before its own code: when the launcher is gone, even by kill -9, the channel to it closes,
 * and the service ends as if it had been asked to.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
