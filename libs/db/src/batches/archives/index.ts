export { listArchives } from './archive-record.ts';
export * from './create-archive.ts';
export * from './save-unpacked.ts';
export {
  countArchive,
  doOthersWait,
  failArchive,
  findUnfinishedArchives,
  postponeArchive,
  renewArchive,
  takeArchive,
  type TakenArchive,
} from './take-archive.ts';
