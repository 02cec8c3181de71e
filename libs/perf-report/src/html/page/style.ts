/** The look of the page, for screens of any width, dark and light, and for paper. */
export const style = `
:root { color-scheme: light dark; --gap: 1rem;
  --paper: light-dark(#ffffff, #15181c); --panel: light-dark(#f5f6f8, #1e2329); --ink: light-dark(#1b1f24, #e8eaed);
  --faint: light-dark(#555d66, #a9b1ba); --line: light-dark(#d5d9de, #3b424b); --link: light-dark(#0b57b7, #8ab8ff);
  --good: light-dark(#1a6e37, #6fd08c); --bad: light-dark(#b3261e, #ff9a90); --open: light-dark(#7a5200, #f2c14e);
  --s1: light-dark(#1f6fb5, #6db3f2); --s2: light-dark(#c4561a, #f0935b); --s3: light-dark(#2e7d4f, #74c793);
  --s4: light-dark(#7b4fb0, #bd9bea); --s5: light-dark(#8c6d1f, #dabb62); }
:root:has(#theme-light:checked) { color-scheme: light; }
:root:has(#theme-dark:checked) { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer, nav { max-width: 76rem; margin: 0 auto; padding: 0 var(--gap); }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; justify-content: space-between; padding-top: var(--gap); }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; } h4 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p { margin: .5rem 0; max-width: 52rem; } a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: var(--gap); top: .5rem; background: var(--paper); padding: .5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .75rem 0 0; padding: 0; }
fieldset { border: 0; margin: 0; padding: 0; font-size: .875rem; display: flex; gap: .75rem; } legend { float: left; padding: 0; }
.verdict { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: var(--gap); margin: var(--gap) 0; }
.verdict div { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
.verdict dt { color: var(--faint); font-size: .875rem; } .verdict dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
.badge { display: inline-block; border: 1px solid; border-radius: .35rem; padding: 0 .4rem; font-weight: 600; font-size: .875rem; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); } .faint { color: var(--faint); }
h1 .badge { font-size: 1.2rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: var(--gap); margin: var(--gap) 0; }
figure { margin: 0; min-width: 0; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
figcaption { font-weight: 600; } .reading { color: var(--faint); font-size: .875rem; margin: .25rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; list-style: none; margin: .25rem 0 0; padding: 0; font-size: .875rem; }
.legend li::before { content: ""; display: inline-block; width: .8rem; height: .8rem; margin-right: .35rem; border-radius: .15rem; background: currentColor; vertical-align: -.1rem; }
.series-1::before { color: var(--s1); } .series-2::before { color: var(--s2); } .series-3::before { color: var(--s3); }
.series-4::before { color: var(--s4); } .series-5::before { color: var(--s5); } .series-ink::before { color: var(--ink); } .series-target::before { color: var(--bad); } .series-faint::before { color: var(--faint); }
.chart { display: block; width: 100%; height: auto; } .chart text { white-space: pre; }
details { margin: .25rem 0; } summary { cursor: pointer; font-size: .875rem; color: var(--link); }
.scroll { overflow-x: auto; max-width: 100%; } .scroll:not(:first-child) { margin: .5rem 0; }
table { border-collapse: collapse; font-size: .9rem; } caption { text-align: left; color: var(--faint); font-size: .875rem; padding: .25rem 0; }
th, td { text-align: left; font-weight: normal; padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; max-width: 32rem; overflow-wrap: break-word; }
thead th { font-weight: 600; } tbody th { font-weight: 500; } .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.problems { list-style: none; margin: 0; padding: 0; } .problems li { padding: .35rem 0; border-bottom: 1px solid var(--line); }
figure table { font-size: .8rem; } li { margin: .25rem 0; overflow-wrap: anywhere; } p, dd, h1, h2, h3 { overflow-wrap: anywhere; } footer { color: var(--faint); font-size: .875rem; padding: 2rem var(--gap); }
@media print { :root, :root:has(#theme-dark:checked) { color-scheme: light; } html { font-size: 10pt; } nav, fieldset, .skip, details { display: none; }
  .charts { grid-template-columns: 1fr 1fr; } figure, tr, li { break-inside: avoid; } h2, h3, h4, caption { break-after: avoid; } .scroll { overflow: visible; } a { color: inherit; text-decoration: none; } }
`;
