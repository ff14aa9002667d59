import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestNesting } from './law-tree.ts';
import { readPlainXml } from './read-plain-xml.ts';
import { readAnyXml } from './read-xml-tree.ts';

const seed = 20250601;

/** Whole and broken markup, so that most texts are wrong in one place or none. */
const piece = fc.constantFrom(
  '<Item>', '</Item>', '<Item Num="1">', '<Item  Num="1"\n\tDelete="a>b" >', '<Fig src="./pict/1.jpg"/>', '<Fig />', '<Fig/ >', '<Sentence>水辺を守る。</Sentence>', '<Rt>みずべ</Rt >',
  '水', ' ', '\n  ', '\t', '\r\n', '\r', ']', ']]', '>', ']]>', '<', '&', '&amp;', '&lt;', '&water;', '&#x6C34;', '&#0;', '"', "'", '\u0001', '\ufffe', '\ud842', '\udfb7', '𠮷', '\u3000', '\u0085', '\ufeff', 'a\nb',
  '<!-- 注 -->', '<!-- a -- b -->', '<!--->', '<!-->', '<!', '<![CDATA[<]]>', '<?pi x?>', '<?xml version="1.0"?>', '<!DOCTYPE a>', '<Item Num="1" Num="2">', '<Item Num=1>', "<Item Num='1'>",
  '<Item Num="<">', '<Item Num="&amp;&quot;">', '<Item Num="&water;">', '<Item Num="\n1">', '<Item Num="1"Delete="2">', '<Item Num>', '<Item Num ="1">', '<Item constructor="1">', '<Item __proto__="1">', '<x:Item>', '<:a/>', '<項/>', '<1/>', '< a>', '</ Item>', '</>', '<a-b.c_d:e1/>',
);
const beginning = fc.constantFrom('', '', ' ', '\ufeff', '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n', '<?xml version="1.1"?>', '<?xml encoding="UTF-8"?>', '<!-- 注 -->\n', '\n');
const text = fc.tuple(beginning, fc.constantFrom('<Law>', '<Law Era="Reiwa">', ''), fc.array(piece, { maxLength: 6 }), fc.constantFrom('</Law>', '</Law>', '</Law>\n', ''))
  .map(([start, open, pieces, close]) => start + open + pieces.join('') + close);

describe('readPlainXml', () => {
  it('gives the tree that the full reader gives, and none of what that refuses', () => {
    let plain = 0;
    fc.assert(fc.property(text, (xml) => {
      const tree = readPlainXml(xml);
      if (tree === undefined) return;
      plain += 1;
      expect(tree).toEqual(readAnyXml(xml));
    }), { seed, numRuns: 20_000 });
    expect(plain).toBeGreaterThan(1000);
  });

  it.each([
    ['a declaration, comments and white space around the law', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- 注 -->\n<Law></Law>\n'],
    ['attributes, empty elements and entities', '<Law Era="Reiwa" Name="a&amp;b"><Fig src="./1.jpg" /><Item/>&lt;水&gt;&quot;&apos;</Law>'],
    ['line ends of Windows', '<?xml version="1.0"?>\r\n<Law>\r\n  <Item Num="1\r\n2">書 ISO\r\n9001</Item>\r</Law>'],
    ['rare kanji', '<Law>𠮷野</Law>'],
    ['the deepest nesting', '<a>'.repeat(deepestNesting) + '</a>'.repeat(deepestNesting)],
  ])('reads %s itself', (_name, xml) => {
    expect(readPlainXml(xml)).toEqual(readAnyXml(xml));
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE Law [<!ENTITY e "水">]><Law>&e;</Law>'],
    ['CDATA', '<Law><![CDATA[水]]></Law>'],
    ['a processing instruction', '<Law><?a b?></Law>'],
    ['character references', '<Law>&#x6C34;</Law>'],
    ['a lone &', '<Law>水 & 辺</Law>'],
    ['half a surrogate pair', '<Law>\ud842</Law>'],
    ['a control', '<Law>\u0001</Law>'],
    ['an attribute twice', '<Law Num="1" Num="1"/>'],
    ['two roots', '<Law/><Law/>'],
    ['a cut text', '<Law><Item>水'],
    ['wrong nesting', '<Law><Item></Law></Item>'],
    ['too deep nesting', '<a>'.repeat(deepestNesting + 1) + '</a>'.repeat(deepestNesting + 1)],
    ['nothing', ''],
  ])('leaves %s to the full reader', (_name, xml) => {
    expect(readPlainXml(xml)).toBeUndefined();
  });
});
