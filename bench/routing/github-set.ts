import { GITHUB_RULES } from './github-rules.ts'
import { category } from './route-set.ts'
import type { RouteSet } from './route-set.ts'

/** About 200 rules, and requests of the kinds that such an interface sees. */
export const GITHUB_SET: RouteSet = {
  name: 'GitHub-sized set',
  rules: GITHUB_RULES,
  categories: [
    category('static', [
      'GET /user',
      'GET /user/repos',
      'GET /gists/public',
      'POST /markdown/raw',
      'GET /search/repositories',
      'GET /notifications',
    ]),
    category('one variable', [
      'GET /users/octocat',
      'GET /gitignore/templates/Node',
      'GET /orgs/cloudflare/members',
      'GET /users/octocat/received_events',
      'DELETE /teams/1234567',
      'GET /user/following/octocat',
    ]),
    category('long', [
      'GET /repos/cloudflare/workers-sdk/issues/4711/comments',
      'DELETE /repos/cloudflare/workers-sdk/collaborators/octocat',
      'GET /repos/cloudflare/workers-sdk/milestones/1234567890/labels',
      'GET /repos/cloudflare/workers-sdk/git/trees/9fb037999f264ba9a7fc6274d15fa3ae2ab98312',
      'PUT /teams/1234567/repos/cloudflare/workers-sdk',
      'GET /repos/cloudflare/workers-sdk/stats/commit_activity',
    ]),
    category('wildcard', [
      'GET /repos/cloudflare/workers-sdk/contents/packages/wrangler/src/index.ts',
      'GET /repos/cloudflare/workers-sdk/git/refs/heads/main',
    ]),
    category('miss', [
      'GET /nowhere',
      'GET /user/nothing/at/all',
      'GET /repos/cloudflare/workers-sdk/unknown',
      'GET /repos/cloudflare/workers-sdk/issues/4711/unknown',
      'GET /wp-admin/setup-config.php',
    ]),
  ],
}
