import { describe, expect, test } from 'vitest';
import { incomingLink, linksAmong } from './incoming-link.ts';

describe('a link that the system hands over', () => {
  test.each([
    ['refinery://lead/0190f3a2-5b7c-7def-8123-456789abcdef', { kind: 'lead', leadId: '0190f3a2-5b7c-7def-8123-456789abcdef' }],
    ['tel:+498955500142', { kind: 'number', number: '+498955500142' }],
    ['tel:+49%2089%205550-0142;ext=7', { kind: 'number', number: '+49 89 5550-0142' }],
    ['tel:040/5550142', { kind: 'number', number: '040/5550142' }],
  ])('%s is taken', (address, found) => {
    expect(incomingLink(address)).toEqual(found);
  });

  test.each([
    'refinery://lead/',
    'refinery://lead/short',
    'refinery://lead/0190f3a2-5b7c-7def-8123-456789abcdef/delete',
    'refinery://settings/0190f3a2-5b7c',
    'refinery://lead/%2e%2e%2fadmin%2fusers',
    'refinery://lead/%E0%A4%A',
    'refinery://lead/<script>alert(1)</script>',
    'tel:*21*0190123456%23',
    'tel:',
    'tel:x',
    'https://refinery.example/lead/0190f3a2',
    `refinery://lead/${'a'.repeat(600)}`,
  ])('%s is not', (address) => {
    expect(incomingLink(address)).toBeNull();
  });

  test('is found among the arguments of a start', () => {
    expect(linksAmong(['/opt/Refinery/refinery', '--no-sandbox', '--x=tel:+49891234', 'tel:+498912345'])).toEqual([
      { kind: 'number', number: '+498912345' },
    ]);
  });
});
