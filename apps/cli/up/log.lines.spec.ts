import { shortenLogLine } from './log.lines.js';

describe('a line of a service log', () => {
  it('is shortened to time, level, message and what is special about it', () => {
    const line = JSON.stringify({ level: 'info', time: '2026-11-22T19:00:12.073Z', app: 'worker', pid: 4, msg: 'Run begun', run: 'r1', due: 3 });
    expect(shortenLogLine(line)).toEqual({ text: '19:00:12.073 info Run begun run=r1 due=3', isError: false });
  });

  it.each([[50, true], ['error', true], ['fatal', true], [40, false], ['warn', false]])('of level %j is for the terminal: %s', (level, isError) => {
    expect(shortenLogLine(JSON.stringify({ level, msg: 'x' })).isError).toBe(isError);
  });

  it('tells the stack of an error below it', () => {
    expect(shortenLogLine(JSON.stringify({ level: 50, msg: 'failed', err: { message: 'no', stack: 'Error: no\n    at here' } })).text).toBe('ERROR failed \n  Error: no\n    at here');
  });

  it('that is no JSON stays as it is', () => {
    expect(shortenLogLine('{ "half": ')).toEqual({ text: '{ "half": ', isError: false });
    expect(shortenLogLine('simulator listening')).toEqual({ text: 'simulator listening', isError: false });
  });
});
