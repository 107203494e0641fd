#pragma once
// The look of the report: sober on a screen of any width, by day and by night, and on A4.

#include <string_view>

namespace glane {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--paper:#fdfcf9;--card:#fff;--ink:#21252b;--soft:#5b626c;--line:#dedad0;--accent:#1d5c4d;
--mark:#fbe8a6;--bad:#8f1d14;--bad-bg:#fbe4e0;--good:#14532d;--good-bg:#dff0e2;--note:#f4f1e8;--odd:#8a4b08;--ruled:#1f3f8f;--ruled-bg:#e2e8f8;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,"Noto Serif",Georgia,"DejaVu Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#17191b;--card:#1f2225;--ink:#e7e4dc;--soft:#a5abb3;--line:#3a3e43;
--accent:#8fd3bd;--mark:#5c4b10;--bad:#ffb3a7;--bad-bg:#4a1f1a;--good:#a9e2b8;--good-bg:#173a24;--note:#22262a;
--odd:#f0b469;--ruled:#b4c7ff;--ruled-bg:#222f57}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);hyphens:manual}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
.page{max-width:78rem;margin:0 auto;padding:0 1.25rem 4rem}
header{padding:3rem 0 1rem}header p{max-width:46rem}
.kicker,nav,.table,.pages,dl.key,dl.facts,.ref,.where,.hint,.who,.words,footer,summary{font-family:var(--sans)}
.kicker{margin:0;color:var(--accent);font-size:.85rem;font-weight:600;letter-spacing:.02em}
h1{margin:.3rem 0 1rem;font-size:clamp(1.8rem,1.2rem + 2.6vw,2.8rem);line-height:1.15;font-weight:600;text-wrap:balance;max-width:60rem}
h2{margin:0 0 1rem;padding-top:1.1rem;border-top:2px solid var(--ink);font-size:1.6rem;line-height:1.25;font-weight:600}
h3{margin:2rem 0 .6rem;font-size:1.15rem;line-height:1.35;font-weight:600}
section{margin:3.5rem 0 0}
p,ul,ol,dl,figure{margin:0 0 1rem}
section>p,.note,.convention,.interview,.kwic,.terms,.files{max-width:46rem}
.lead{font-size:1.25rem;line-height:1.45}
q{quotes:"«\202f" "\202f»"}
.question span{color:var(--soft)}
.hint,.where{color:var(--soft);font-size:.85rem}
.convention{font-size:.95rem}
code{font:.9em/1.5 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit;padding:.05em .12em;border-radius:.15em}
mark,del,ins{unicode-bidi:isolate;-webkit-box-decoration-break:clone;box-decoration-break:clone}
del{color:var(--bad);background:var(--bad-bg);text-decoration-thickness:1px}
ins{color:var(--good);background:var(--good-bg);text-decoration:underline;text-decoration-thickness:1px}
del,ins{padding:.05em .1em;border-radius:.15em}
ins.void{opacity:.7;text-decoration:none}
mark.open{background:none;border-bottom:2px dotted var(--odd);padding:0;border-radius:0}
ins.open{background:none;color:var(--odd);text-decoration:none;font-style:italic;margin-left:.25em}
ins.open::before{content:"["}ins.open::after{content:"\202f?]"}
del.ruled,ins.ruled,mark.ruled{color:var(--ruled);background:var(--ruled-bg)}
ins.ruled{text-decoration:underline double 1px}mark.ruled{border-bottom:3px double var(--ruled);border-radius:0}
.ref{font-size:.8rem;white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums}
.ref a{color:inherit}
nav{font-size:.92rem;margin:1rem 0 0}
nav h2{border:0;padding:0;margin:0 0 .4rem;font-size:.85rem;color:var(--soft)}
nav ol{list-style:none;margin:0;padding:0;columns:2;column-gap:1.5rem}
nav li{break-inside:avoid}
nav a{display:block;padding:.3rem 0;color:var(--ink);text-decoration:none}
nav a:hover{text-decoration:underline}
dl.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:1.2rem;margin:1.8rem 0 2rem;max-width:60rem}
dl.key div{display:flex;flex-direction:column-reverse;border-left:2px solid var(--accent);padding-left:.7rem}
dl.key dt{color:var(--soft);font-size:.85rem;line-height:1.3}
dl.key dd{margin:0;font-size:1.55rem;line-height:1.2;font-variant-numeric:tabular-nums}
figcaption{color:var(--soft);font-size:.92rem;max-width:46rem;margin-top:.7rem}
.paper{background:#fff;color:#21252b;border:1px solid var(--line);border-radius:.3rem;padding:.5rem}
.paper svg{display:block;width:100%;height:auto;max-height:80vh}
.words{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-size:.95rem;line-height:1.7}
.table{overflow-x:auto;margin:1.2rem 0;font-size:.9rem;line-height:1.45}
table{border-collapse:collapse;width:100%}
.rules,.corrections,.themes,.facts{width:auto;min-width:min(100%,32rem)}
caption{text-align:left;color:var(--soft);padding:0 0 .5rem}
th,td{padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
thead th{font-weight:600;border-bottom:1.5px solid var(--ink);vertical-align:bottom}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
thead th.n{white-space:normal}
.collocates td:nth-child(2){font:1.05rem/1.4 var(--serif)}
.collocates td:last-child{min-width:8rem;line-height:1.55;color:var(--soft);font-size:.8rem}
.places{display:block}.places b{font-weight:600}
.changes td,.proposals td:nth-child(2),.proposals td:nth-child(3),.corrections tbody th,.corrections td:nth-child(2)
{font:1rem/1.5 var(--serif);overflow-wrap:anywhere}
.proposals td:nth-child(3){min-width:7rem}.changes{table-layout:fixed}.changes th:first-child{width:6.8rem}.changes .divider td{font:600 .85rem/1.4 var(--sans)}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.35rem 1.8rem;font-size:.92rem;max-width:60rem}
.pages{font-size:.85rem;line-height:1.9;color:var(--soft)}.pages a{padding:.2rem .25rem}
.changes th .ref,.proposals th .ref,.proposals .ref{white-space:normal}
.divider td{padding-top:1.2rem;color:var(--soft);font-style:italic}
.findings td:nth-child(2){white-space:nowrap}.rules code{color:var(--soft);font-size:.8rem}
.total th,.total td{font-weight:600;border-top:1.5px solid var(--ink)}
.digests code,.facts code{font-size:.8rem}
.bad{color:var(--bad);font-weight:600}.odd{font-weight:600}
.note{background:var(--note);border-radius:.3rem;padding:1rem 1.2rem;margin:1.4rem 0}.note p{margin:0}
summary{cursor:pointer;font-size:.95rem;font-weight:600;padding:.3rem 0}
dl.terms div{display:grid;grid-template-columns:6.5rem 1fr;gap:.8rem;padding:.2rem 0}
dl.terms dt{font-weight:600}dl.terms dd,dl.facts dd{margin:0}
.concordance{columns:2 26rem;column-gap:2.5rem}
.kwic{break-inside:avoid;margin-bottom:1.2rem}.kwic h3{margin:0 0 .2rem;font-size:1.05rem}
.kwic h3 span{font:.8rem var(--sans);color:var(--soft)}
.kwic ul{list-style:none;padding:0;margin:0;font-size:.95rem;line-height:1.5}.kwic li{margin-bottom:.35rem}
.turn:target,.kwic:target{outline:2px solid var(--accent);outline-offset:.4rem;border-radius:.2rem}
.interview{margin:2.6rem 0 0;padding-top:.4rem;border-top:1px solid var(--line)}
.interview h3{margin-top:.8rem;font-size:1.25rem}.where{margin:0 0 .8rem}
dl.facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;font-size:.85rem}
dl.facts dt{color:var(--soft)}
.turn{margin:0 0 1rem;padding-left:1rem;border-left:3px solid var(--accent)}
.turn.asks{border-left-color:var(--line)}
.turn.asks .said{font-style:italic;color:var(--soft)}
.who{margin:0;font-size:.85rem}.who .ref{margin-left:.4rem}
.said{margin:0;overflow-wrap:anywhere}
.files{padding-left:1.1rem}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}
@media (min-width:72rem){.columns{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:3.5rem}
nav{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow-y:auto;margin-top:3.5rem}
nav ol{columns:1}}
@media (max-width:44rem){body{font-size:1rem}header{padding-top:1.6rem}section{margin-top:2.6rem}h2{font-size:1.4rem}
dl.key{grid-template-columns:repeat(2,1fr)}
.cards,.cards caption,.cards tbody,.cards tr,.cards th,.cards td{display:block;width:auto}
.cards thead{position:absolute;left:-99rem}
.cards tr{padding:.7rem 0;border-bottom:1px solid var(--line)}
.cards th,.cards td,.proposals td:nth-child(3){border:0;padding:.1rem 0;min-width:0;text-align:left}
.cards td::before{content:attr(data-label) "\202f: ";font:.8rem var(--sans);color:var(--soft)}
.changes th:first-child{width:auto}.divider td::before{content:none}.findings td{white-space:normal}
.collocates th,.cards td.n,.proposals td:nth-child(3){display:inline-block;margin-right:1rem}
.scores th{font-weight:600}
.collocates th::after{content:"."}
.collocates td:nth-child(2){display:inline;font-size:1.15rem;font-weight:600}
.collocates td:nth-child(2)::before{content:none}.collocates td:nth-child(2)::after{content:"\A";white-space:pre}
.collocates td:last-child{min-width:0}}
@media print{@page{size:A4;margin:18mm 16mm 20mm}
:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#1d4d41;--mark:#f3e3a0;--bad:#7a1810;
--bad-bg:#f7e4e1;--good:#0f4024;--good-bg:#e3f1e6;--note:#f5f3ec;--odd:#7a4207;--ruled:#1f3f8f;--ruled-bg:#e6ebf8;color-scheme:light}
body{font-size:10.5pt;line-height:1.45}.page{max-width:none;padding:0}.skip{display:none}
header{padding:0;max-width:none}section{margin-top:9mm}
section>p,.note,.convention,.interview,.kwic,.terms,.files{max-width:none}
h1{font-size:22pt}h2{font-size:15pt;break-after:avoid}h3,.who,caption,summary,.where{break-after:avoid}
p,.said{orphans:3;widows:3}
.columns{display:block}nav{position:static;max-height:none;margin-top:6mm}nav ol{columns:3}
a{color:inherit;text-decoration:none}mark,del,ins,.note{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.changes td,.proposals td:nth-child(2),.proposals td:nth-child(3){font-size:9pt;line-height:1.35}
.table{overflow:visible;font-size:8.5pt}thead{display:table-header-group}tr,figure,.note{break-inside:avoid}
.paper{border:0;padding:0}.paper svg{max-height:180mm}.collocates td:last-child{min-width:52mm;font-size:8pt}
dl.key{grid-template-columns:repeat(6,1fr);gap:4mm}tbody tr:first-child,caption{break-before:avoid;break-after:avoid}
.turn:target,.kwic:target{outline:0}}
)css";

}  // namespace glane
