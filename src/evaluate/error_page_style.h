#pragma once

namespace placetime::evaluate {

/// The error page's look: light, printable, no file of its own. Gold and found differ by shape
/// (solid line under, dashed line over; circle, square), not by colour alone.
inline constexpr char kErrorPageStyle[] = R"css(
:root{--ink:#1D1D1F;--muted:#5F5F66;--line:#DDD9D2;--paper:#fff;--ground:#F7F5F1;--gold:#0B62A4;--found:#A65300}
*{box-sizing:border-box}
html{scroll-padding-top:64px}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 Inter,"Noto Sans",system-ui,sans-serif;font-variant-numeric:tabular-nums}
.pick{position:absolute;opacity:0;width:1px;height:1px}
header,main{max-width:1120px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px}
h2{font-size:18px;margin:0}
h3{font-size:14px;margin:0}
p{margin:0}
a{color:var(--gold);text-decoration-thickness:1px;text-underline-offset:2px}
.sub,.note,.doc,.hint{color:var(--muted)}
.figures{display:flex;flex-wrap:wrap;gap:8px 32px;margin:20px 0 24px;padding:0;list-style:none}
.figures b{display:block;font-size:24px;line-height:1.2}
nav{position:sticky;top:0;z-index:1;background:var(--paper);border-block:1px solid var(--line)}
nav div{max-width:1120px;margin:0 auto;padding:8px 24px;display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center}
nav label{padding:4px 10px;border:1px solid var(--line);border-radius:4px;cursor:pointer;white-space:nowrap}
nav label b{font-weight:400;color:var(--muted);margin-left:4px}
table{border-collapse:collapse}
.wide{width:100%;background:var(--paper);border:1px solid var(--line);border-radius:4px;margin:8px 0 24px}
.wide th,.wide td{padding:6px 12px;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
.wide thead th{border-top:0;color:var(--muted);font-weight:400}
.wide .n{text-align:right}.wide .n,.wide td:first-child{white-space:nowrap}
.bar{width:140px}
.bar i{display:block;height:10px;margin-top:5px;background:#C9C3BA;border-radius:2px;position:relative}
.bar i i{margin:0;background:var(--ink);height:10px}
.often{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:0 12px}
details.kinds{margin:0 0 24px}
summary{cursor:pointer}
.key{display:flex;flex-wrap:wrap;gap:4px 24px;margin:16px 0}
.key svg{width:16px;height:16px;vertical-align:-3px;overflow:visible}
.cause{margin:40px 0 0}
.cause>p{color:var(--muted);max-width:72ch;margin-bottom:12px}
.group{background:var(--paper);border:1px solid var(--line);border-radius:4px;margin:0 0 12px}
.group>h3{padding:8px 16px;border-bottom:1px solid var(--line);display:flex;gap:8px;flex-wrap:wrap}
.group>h3 span{font-weight:400;color:var(--muted)}
article{display:grid;grid-template-columns:minmax(0,1fr) 232px;gap:4px 24px;padding:12px 16px;content-visibility:auto;contain-intrinsic-size:auto 172px}
article+article,details article{border-top:1px solid var(--line)}
article.plain{grid-template-columns:minmax(0,1fr);contain-intrinsic-size:auto 96px}
.group>details>summary{padding:8px 16px;border-top:1px solid var(--line);color:var(--gold)}
.text{overflow-wrap:anywhere;max-width:80ch}
.text .gold{font-weight:700;border-bottom:3px solid var(--gold)}
.text .found{border-top:2px dashed var(--found);background:#FBF0E3}
.means{margin:8px 0 0}
.means th{font-weight:400;color:var(--muted);text-align:left;padding:0 12px 0 0;white-space:nowrap;vertical-align:top}
.means td{padding:0 12px 0 0;vertical-align:top;overflow-wrap:anywhere}
.means .at{white-space:nowrap;color:var(--muted)}
.doc{font-size:12px;margin-top:4px;overflow-wrap:anywhere}
.map{display:block;width:232px;height:148px;background:#DCE7EC;border:1px solid var(--line);border-radius:4px}
.grounds{position:absolute}
.land{fill:#F5F3EE}.lake{fill:#DCE7EC}
.division{fill:none;stroke:#C9C3BA;stroke-width:1.4;stroke-dasharray:5 3}
.border{fill:none;stroke:#9A938A;stroke-width:2}
.scale{fill:none;stroke:#6A6A70;stroke-width:2}
symbol text{font-size:22px;fill:#5F5F66;paint-order:stroke;stroke:#F5F3EE;stroke-width:5px}
.between{fill:none;stroke:#1D1D1F;stroke-width:2.4;stroke-dasharray:8 5}
.gold-mark{fill:#0B62A4;stroke:#fff;stroke-width:3}
.found-halo{fill:none;stroke:#fff;stroke-width:9}
.found-mark{fill:none;stroke:#A65300;stroke-width:4.5}
@media(max-width:720px){article{grid-template-columns:minmax(0,1fr)}.bar,.often{display:none}header,main{padding-inline:16px}}
@media print{body{background:#fff;font-size:10pt}nav,.group>details:not([open]){display:none}article{content-visibility:visible;break-inside:avoid}
.group>h3,h2,.cause>p{break-after:avoid}.map,.text .found,.bar i{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit;text-decoration:none}}
)css";

} // namespace placetime::evaluate
