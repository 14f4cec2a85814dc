import { fc } from '../chance.ts';
import { describe, expect, it } from 'vitest';
import { AddressGuard } from '#src/source/web/address-guard.ts';

describe('without exemptions', () => {
  const guard = new AddressGuard();

  it.each(['8.8.8.8', '211.34.66.1', '2606:4700::1111', '[2001:4860:4860::8888]'])('%s is public', (address) => {
    expect(guard.isAllowed(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '0.1.2.3',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '240.0.0.1',
    '::',
    '::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'fec0::1',
    '2001:db8::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '::7f00:1',
    '::a00:1',
    '::ffff:0:127.0.0.1',
    '4000::1',
    '100::1',
    '3fff::1',
    '5f00::1',
    '2001::7f00:1',
    '2001:0:4136:e378:8000:63bf:80ff:fffe',
    '192.0.0.1',
    '192.0.0.170',
    '192.88.99.1',
    '239.255.255.250',
    'febf::1',
    'feff::1',
    'ff0e::1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '127.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '',
    'localhost',
    'example.com',
    '1.2.3.4.5',
  ])('%s is refused', (address) => {
    expect(guard.isAllowed(address)).toBe(false);
  });

  it('every address of 10/8 is refused, and of none of the public 11/8', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (a, b, c) => {
        expect(guard.isAllowed(`10.${a}.${b}.${c}`)).toBe(false);
        expect(guard.isAllowed(`11.${a}.${b}.${c}`)).toBe(true);
      }),
    );
  });
});

describe('exemptions', () => {
  const guard = new AddressGuard([
    'intranet.example',
    'Localhost:8080',
    '10.1.0.0/16',
    '127.0.0.1',
    '[::1]:9000',
    'fd00::/8',
  ]);

  it.each([
    ['intranet.example', 80, true],
    ['INTRANET.example.', 9999, true],
    ['sub.intranet.example', 80, false],
    ['localhost', 8080, true],
    ['localhost', 8081, false],
    ['[::1]', 9000, true],
    ['::1', 9001, false],
  ])('host %s at port %i: %s', (hostname, port, expected) => {
    expect(guard.isExemptHost({ hostname, port })).toBe(expected);
  });

  it.each([
    ['10.1.2.3', true],
    ['10.2.2.3', false],
    ['127.0.0.1', true],
    ['::ffff:127.0.0.1', true],
    ['127.0.0.2', false],
    ['fd00::5', true],
    ['::1', false],
  ])('address %s: %s', (address, expected) => {
    expect(guard.isAllowed(address)).toBe(expected);
  });
});
