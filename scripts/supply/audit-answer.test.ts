import { describe, expect, it } from '@jest/globals';
import { judgeAudit } from './audit-answer.ts';

/** From an `npm audit --json` of September 2026: its one critical entry. */
const critical = {
  name: 'maplibre-gl',
  severity: 'critical',
  isDirect: true,
  via: [
    {
      source: 1193680,
      name: 'maplibre-gl',
      dependency: 'maplibre-gl',
      title: 'MapLibre GL JS: XSS Sanitizer Bypass in DOM.sanitize() via Live NamedNodeMap Removal Skip',
      url: 'https://github.com/advisories/GHSA-jrc7-96c5-q579',
      severity: 'critical',
      cwe: ['CWE-79'],
      cvss: { score: 10, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:N' },
      range: '<=6.4.0',
    },
  ],
  effects: [],
  range: '<=6.4.0',
  nodes: ['node_modules/maplibre-gl'],
  fixAvailable: { name: 'maplibre-gl', version: '6.10.0', isSemVerMajor: true },
};

function reportOf(...vulnerabilities: { name: string }[]): string {
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(vulnerabilities.map((one) => [one.name, one])),
    metadata: { vulnerabilities: { total: vulnerabilities.length }, dependencies: { prod: 131, total: 130 } },
  });
}

describe('an answer of npm audit', () => {
  it('fails on a critical vulnerability with its advisory, its place and the version that mends it', () => {
    expect(judgeAudit(reportOf(critical))).toEqual({
      state: 'failed',
      findings: [
        {
          what: expect.stringMatching(/maplibre-gl <=6\.4\.0 .*critical.*GHSA-jrc7-96c5-q579/),
          where: 'node_modules/maplibre-gl',
          whatToDo: expect.stringMatching(/maplibre-gl 6\.10\.0.*major/),
        },
      ],
    });
  });

  it('fails on a package that is vulnerable only through another, and says so where no fix is published', () => {
    const high = { ...critical, name: 'map', severity: 'high', via: ['maplibre-gl'], fixAvailable: false };
    expect(judgeAudit(reportOf(high))).toMatchObject({
      state: 'failed',
      findings: [
        { what: expect.stringContaining('by way of maplibre-gl'), whatToDo: expect.stringMatching(/No fix/) },
      ],
    });
  });

  it('lets moderate and lesser ones pass, and counts them', () => {
    const moderate = { ...critical, severity: 'moderate' };
    expect(judgeAudit(reportOf(moderate))).toEqual({
      state: 'good',
      note: 'none high or critical, 1 lesser',
    });
    expect(judgeAudit(reportOf())).toEqual({ state: 'good', note: 'none high or critical, 0 lesser' });
  });

  it.each([
    [
      'a registry that has no audits',
      {
        message:
          '405 Method Not Allowed - POST https://me:secret@npm.example/-/npm/v1/security/advisories/bulk',
        method: 'POST',
        headers: { allow: ['GET,HEAD'], 'x-fetch-attempts': ['1'] },
        statusCode: 405,
        body: '',
        error: { summary: '', detail: '' },
      },
      /405 Method Not Allowed/,
    ],
    [
      'no network',
      {
        message:
          'request to https://me:secret@npm.example/-/npm/v1/security/advisories/bulk failed, reason: getaddrinfo ENOTFOUND npm.example',
        error: { summary: '', detail: '' },
      },
      /ENOTFOUND/,
    ],
  ])('is neither clean nor a failure from %s, and shows no password', (_from, answer, why) => {
    const outcome = judgeAudit(JSON.stringify(answer, null, 2));
    expect(outcome).toEqual({ state: 'not checked', why: expect.stringMatching(why) });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it.each([
    [
      'npm that found no lock file',
      '{"error":{"code":"ENOLOCK","summary":"This command requires an existing lockfile.","detail":""}}',
    ],
    ['npm that printed nothing', ''],
    ['a report in a form we do not know', '{"auditReportVersion":3,"vulnerabilities":{}}'],
  ])('fails from %s', (_from, printed) => {
    expect(judgeAudit(printed).state).toBe('failed');
  });
});
