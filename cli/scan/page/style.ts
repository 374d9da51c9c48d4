const light =
  "--back:#fff;--card:#f6f7f9;--text:#1b1f24;--dim:#59636e;--line:#d6dbe1;--good:#1a7f37;--bad:#c62828;--unknown:#8a5a00;--on:#fff";
const dark =
  "--back:#11151a;--card:#1a2027;--text:#e6eaef;--dim:#9aa5b1;--line:#323b45;--good:#4ac26b;--bad:#ff7b72;--unknown:#d4a72c;--on:#11151a";

/** By the reader's system light or dark. What a colour says, a sign and a word say, too. */
export const style = `
:root{${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}[hidden]{display:none!important}html:not(.runs) .scripted{display:none}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.05rem;margin:0 0 .4rem}header p{color:var(--dim);margin:.2rem 0 1.2rem}
svg{display:block;width:100%;height:10px;border-radius:5px}rect.good{fill:var(--good)}rect.bad{fill:var(--bad)}rect.unknown{fill:var(--unknown)}
.overall{margin-bottom:1.2rem}.overall p{margin:0 0 .3rem}.overall b{font-size:1.3rem;margin-right:.3rem}
.clouds{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:1rem}
@media (min-width:44rem){.clouds.four{grid-template-columns:1fr 1fr}}
article,.trend{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1rem}.trend{margin-top:1rem}
article.skipped{color:var(--dim)}article p{margin:.2rem 0 .6rem}.account{color:var(--dim);font-size:.85rem;overflow-wrap:anywhere}
.share{display:grid;grid-template-columns:8rem 1fr;gap:0 .6rem;align-items:center;margin:.35rem 0;overflow-wrap:anywhere}
.share span:last-child{grid-column:2;color:var(--dim);font-size:.85rem}
.good{color:var(--good)}.bad{color:var(--bad)}.unknown,.partly,.medium{color:var(--unknown)}.never,.low{color:var(--dim)}
.mark{font-weight:600;white-space:nowrap}.mark.high{background:var(--bad);color:var(--on);border-radius:4px;padding:0 .35rem}
.mark::before,article p::before{content:"";margin-right:.3em}.mark.good::before,p.good::before{content:"✓"}.mark.bad::before,p.bad::before{content:"✕"}
.mark.unknown::before,p.unknown::before{content:"?"}.mark.partly::before,p.partly::before{content:"◐"}.mark.never::before{content:"–"}
.mark.high::before{content:"‼"}.mark.medium::before{content:"!"}article p:not([class])::before,p.account::before{margin:0}
button,input,select{font:inherit;color:var(--text);background:var(--back);border:1px solid var(--line);border-radius:6px;padding:.3rem .5rem}
button{cursor:pointer}button:disabled{opacity:.5;cursor:default}:focus-visible{outline:2px solid currentColor;outline-offset:1px}
.groups{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:1.2rem 0 0;list-style:none}.groups button{text-align:left;background:var(--card)}
.groups button[aria-pressed=true]{border-color:currentColor;box-shadow:inset 0 0 0 1px currentColor}
.errors{margin-top:1rem;border-left:4px solid var(--bad);padding-left:1rem;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:1rem;align-items:end;margin:1.5rem 0 .6rem}label{color:var(--dim);font-size:.85rem}label>*{display:block}
output{color:var(--dim)}#count{margin-left:auto}
.pages{display:flex;gap:.6rem;align-items:center;justify-content:flex-end;margin:.6rem 0}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}td.name,td:last-child{overflow-wrap:anywhere}td.name{min-width:11rem}td.region{min-width:9rem}small{color:var(--dim)}td small{display:block;max-width:10.5rem;overflow-wrap:anywhere}
thead th{position:sticky;top:0;background:var(--back)}thead button{all:unset;cursor:pointer;font-weight:600}thead button:focus-visible{outline:2px solid currentColor}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
.group th{background:var(--card);padding-top:.6rem}.group p{margin:0;color:var(--dim);font-weight:400;font-size:.85rem}
details.cards{margin-top:1rem}summary{cursor:pointer}.repair summary{color:var(--dim);font-size:.85rem}.repair b,.repair .copy{font-size:.8rem}.repair .copy{padding:0 .5rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.5rem;margin:.2rem 0 .6rem;font-size:.8rem}
@media (max-width:40rem){body{padding:1rem}thead{display:none}table,tbody{display:block}
tr{display:flex;flex-wrap:wrap;gap:0 .6rem;padding:.5rem 0;border-bottom:1px solid var(--line)}td,.group th{border:0;padding:0}.group th{flex:1;padding:.5rem}
td.region{min-width:0}td small{display:inline;max-width:none}td.name{order:-1;flex-basis:100%;font-weight:600}td.cloud,td.region,td.kind{color:var(--dim);font-size:.85rem}td:last-child{flex-basis:100%}}
@media print{:root{${light}}body{max-width:none;padding:0;font-size:10pt}form,.pages,.groups,.copy,.repair:not([open]){display:none!important}
tr.paged{display:table-row!important}thead{display:table-header-group}thead th{position:static}tr,article{break-inside:avoid}.group{break-after:avoid}table{margin-top:1rem}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
