// Written for any Node that knows modules: an old one must be able to read this sentence before it meets newer syntax.
const least = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < least[0] || (major === least[0] && minor < least[1])) {
  console.error(
    'This needs Node ' +
      least.join('.') +
      ' or newer, and ' +
      process.execPath +
      ' is ' +
      process.versions.node +
      ': install a newer one (https://nodejs.org, or `nvm install 22`), then run the command again.',
  );
  process.exit(1);
}
