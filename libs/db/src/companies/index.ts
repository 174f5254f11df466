export * from './find-companies.ts';
export * from './get-company-figures.ts';
