import { markup } from './markup.js';

describe('markup', () => {
  it('escapes what is put into it, in content and in attributes', () => {
    const name = `<script>alert("1")</script> & 'more'`;
    expect(markup`<p title="${name}">${name}</p>`.text).not.toMatch(/<script|title="[^"]*"[^>]/);
    expect(markup`<p>${'a < b & c'}</p>`.text).toBe('<p>a &lt; b &amp; c</p>');
  });

  it('puts markup into markup as it is, lists one after another', () => {
    const items = ['a', 'b'].map((name) => markup`<li>${name}</li>`);
    expect(markup`<ul>${items}</ul>`.text).toBe('<ul><li>a</li><li>b</li></ul>');
  });

  it('draws nothing of what is absent, and a zero as a zero', () => {
    expect(markup`<p>${null}${undefined}${false}${0}</p>`.text).toBe('<p>0</p>');
  });

  it('marks characters that XML cannot hold', () => {
    expect(markup`${'a\u0000b\u001Bc\uD800d\t'}`.text).toBe('a\uFFFDb\uFFFDc\uFFFDd\t');
    expect(markup`${'😀'}`.text).toBe('😀');
  });
});
