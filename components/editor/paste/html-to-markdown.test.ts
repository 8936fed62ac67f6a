import { describe, expect, it } from 'vitest';
import { convertHtml } from './convert-html';
import { htmlToMarkdown } from './html-to-markdown';

describe('formatted text as Markdown', () => {
  it.each([
    ['headings and paragraphs', '<h2>One</h2><p>two</p><p>three</p>', '## One\n\ntwo\n\nthree'],
    [
      'words in all their ways',
      '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>',
      '**a** *b* ~~c~~ `d`',
    ],
    ['links', '<p>see <a href="https://a.de/b" class="x">this</a></p>', 'see [this](https://a.de/b)'],
    ['lists in lists', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['numbered lists', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>', '3. a\n4. b'],
    [
      'tasks',
      '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>',
      '- [x] a\n- [ ] b',
    ],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    [
      'code with its language',
      '<p>a</p><div class="highlight highlight-source-js"><pre class="language-js">if (a) {\n  b\n}</pre></div>',
      'a\n\n```js\nif (a) {\n  b\n}\n```',
    ],
    [
      'tables',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d | e</td></tr></tbody></table>',
      '| a | b |\n| - | - |\n| c | d \\| e |',
    ],
    ['rules', '<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb'],
    ['pictures of the web', '<p><img src="https://a.de/b.png" alt="c"></p>', '![c](https://a.de/b.png)'],
    ['signs of Markdown as text', '<p><b>a</b> * b_c_ # [d]</p>', '**a** \\* b\\_c\\_ # \\[d]'],
  ])('keeps %s', (_what, html, expected) => {
    expect(htmlToMarkdown(html)).toBe(expected);
  });

  it.each([
    [
      'Google Docs, whose whole is in a bold element that is not bold',
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:400">One</span></h1><p dir="ltr"><span style="font-weight:400">two </span><span style="font-weight:700">three</span><span style="font-style:italic"> four</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>a</span></p></li><ul><li aria-level="2"><p role="presentation"><span>b</span></p></li></ul></ul></b>',
      '# One\n\ntwo **three** *four*\n\n- a\n  - b',
    ],
    [
      'Google Docs, a checklist',
      '<b style="font-weight:normal"><ul><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,x" role="presentation"><p><span>a</span></p></li><li role="checkbox" aria-checked="false"><p>b</p></li></ul></b>',
      '- [x] a\n- [ ] b',
    ],
    [
      'Word, whose lists are paragraphs',
      "<html xmlns:o=\"urn\"><head><style>p{}</style></head><body><!--StartFragment--><p class=MsoNormal>Text <b>bold</b><o:p></o:p></p>\n<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7pt'>&nbsp; </span></span><![endif]>one<o:p></o:p></p>\n<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>two</p>\n<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>three</p>\n<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>four</p><!--EndFragment--></body></html>",
      'Text **bold**\n\n- one\n  - two\n- three\n\n1. four',
    ],
    [
      'a spreadsheet, the first row as head',
      '<html><body><!--StartFragment--><table><col width=64><tr><td>Name</td><td>Sum</td></tr><tr><td>a|b</td><td>2</td></tr></table><!--EndFragment--></body></html>',
      '| Name | Sum |\n| - | - |\n| a\\|b | 2 |',
    ],
    [
      'Google Sheets',
      '<google-sheets-html-origin><style>td{}</style><table dir="ltr"><colgroup><col width="100"/></colgroup><tbody><tr><td style="x" data-sheets-value="{}">a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></tbody></table></google-sheets-html-origin>',
      '| a | b |\n| - | - |\n| 1 | 2 |',
    ],
    [
      'Excel, whose fragment is only the rows',
      '<table><!--StartFragment--><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr><!--EndFragment--></table>',
      '| a | b |\n| - | - |\n| 1 | 2 |',
    ],
  ])('reads %s', (_what, html, expected) => {
    expect(htmlToMarkdown(html)).toBe(expected);
  });

  it.each([
    ['scripts', '<p><b>a</b></p><script>alert(1)</script><style>p{}</style><noscript>b</noscript>', '**a**'],
    [
      'what is hidden',
      '<p><b>a</b><span hidden>b</span><span style="display:none">c</span><span aria-hidden="true">d</span></p>',
      '**a**',
    ],
    [
      'addresses that run or lead nowhere',
      '<p><b>a</b> <a href="javascript:alert(1)">b</a> <a href="/c">d</a></p>',
      '**a** b d',
    ],
    [
      'pictures that are in the clipboard',
      '<p><b>a</b> <img src="data:image/png;base64,AAAA" alt="b"><img src="blob:x"></p>',
      '**a** b',
    ],
    [
      'tables that arrange a page',
      '<table><tr><td><b>a</b><table><tr><td>b</td></tr></table></td></tr></table>',
      '**a**\n\nb',
    ],
    ['bold in headings', '<h2><b>a</b></h2>', '## a'],
    ['comments and events', '<!-- x --><p onclick="y()"><em>a</em></p>', '*a*'],
  ])('drops %s', (_what, html, expected) => {
    expect(htmlToMarkdown(html)).toBe(expected);
  });

  it('leaves to plain text what says no more', () => {
    for (const html of [
      '<meta charset="utf-8"><span style="color: red">some *words*</span>',
      '<p>one</p><p>two</p>',
      '<div>one</div>',
      '<pre style="x"># source\n- of a page</pre>',
      '<table><tr><td>one cell</td></tr></table>',
      '<b style="font-weight:normal">a</b>',
      '',
    ]) {
      expect(htmlToMarkdown(html)).toBeNull();
    }
  });

  it('is not made by spans of a million cells', () => {
    const html =
      '<table><tr><td colspan="1000000" rowspan="1000000">a</td><td>b</td></tr><tr><td>c</td></tr></table>';
    expect(htmlToMarkdown(html)!.length).toBeLessThan(2_000);
  });

  it('is made of what is nested some thousand deep, or fails without harm', () => {
    const deep = `<b>a</b>${'<div>'.repeat(3_000)}b${'</div>'.repeat(3_000)}`;
    let markdown: string | null = null;
    try {
      markdown = htmlToMarkdown(deep);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    expect(markdown).toContain('b');
  });

  it('is none where there is no worker to make it', async () => {
    expect(await convertHtml('<b>a</b>', new AbortController().signal)).toBeNull();
  });
});
