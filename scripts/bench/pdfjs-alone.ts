/** pdf.js by itself: text and operators of every page of the files named, in one process; prints pages and seconds. */
import { readFileSync } from 'node:fs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const files = process.argv.slice(2);
await readAll();
const start = performance.now();
const pages = await readAll();
process.stdout.write(JSON.stringify({ pages, seconds: (performance.now() - start) / 1000 }));

async function readAll(): Promise<number> {
  let pages = 0;
  for (const file of files) {
    const task = getDocument({
      data: new Uint8Array(readFileSync(file)),
      maxImageSize: 1,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    });
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      await page.getTextContent();
      await page.getOperatorList();
      page.cleanup();
      pages++;
    }
    await task.destroy();
  }
  return pages;
}
