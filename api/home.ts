/** The page at the address that `npm start` prints: what runs here and where to go on. */
import type { RequestHandler } from 'express';

const page = (demo: boolean) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接力 · 政府购买社会救助服务</title>
<style>
body { font: 16px/1.7 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; }
h1 { font-size: 1.5rem; } code { background: #eef1f4; padding: 0 .3em; border-radius: 3px; }
.demo { background: #fff4d6; border-left: 4px solid #b7791f; padding: .5rem 1rem; }
</style>
</head>
<body>
<h1>接力：政府购买社会救助服务</h1>
${demo ? '<p class="demo"><strong>演示环境。</strong>账号公开，时钟可拨，不可用于真实采购。</p>' : ''}
<p>系统正在运行。目前由接口办理各项行为；操作界面尚在建设中。</p>
<ul>
<li><a href="/public/notices">已发布的公告</a>（无需登录）</li>
<li><code>POST /api/session</code> 登录，之后 <code>GET /api/inbox</code> 看待办</li>
<li><code>GET /api/catalogue</code> 看各阶段、各角色可办的行为、所依据的条文和所填内容</li>
<li><code>npm run play -- cases/…</code> 播放一宗采购，从预算下达到办结</li>
</ul>
</body>
</html>
`;

export function home(demo: boolean): RequestHandler {
  return (_, response) => void response.type('html').send(page(demo));
}
