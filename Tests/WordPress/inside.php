<?php
// Runs inside the site. Arguments: what to do, then its own.
//   install              sets the site up and prints the number of a new post
//   comments POST FILE   makes the post's comments those of a JSON list, keeping ids by their keys:
//                        [{"key","parent","author","date","html"}]; prints {"key": id}
//   edit ID HTML, delete ID, option NAME VALUE
//   close ROAD, open ROAD   ROAD: rest, rest-all, feed, page, script (comments by script only)
$folder = getenv('WP_FOLDER');
$port = trim(file_get_contents("$folder/port"));
if (($argv[1] ?? '') === 'install') define('WP_INSTALLING', true);
$_SERVER += ['HTTP_HOST' => "127.0.0.1:$port", 'REQUEST_METHOD' => 'GET',
  'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1', 'REQUEST_URI' => '/'];
$_SERVER['HTTP_HOST'] = "127.0.0.1:$port";
require "$folder/www/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_false');
kses_remove_filters();

function install() {
  wp_install('Local Defence Journal', 'editor', 'editor@example.invalid', true, '', 'no-password');
  foreach (['permalink_structure' => '/%postname%/', 'thread_comments' => 1, 'thread_comments_depth' => 3,
    'page_comments' => 0, 'comments_per_page' => 50, 'default_comments_page' => 'oldest',
    'comment_moderation' => 0, 'comment_previously_approved' => 0, 'blog_public' => 1,
    'template' => 'twentytwentyone', 'stylesheet' => 'twentytwentyone'] as $name => $value)
    update_option($name, $value);
  global $wp_rewrite;
  $wp_rewrite->init();
  flush_rewrite_rules(false);
  $text = '<p>The navy has ordered five frigates of a new kind, the first of which is to be launched in'
    . ' two years.</p><p>Nobody has said yet what the crews will be, and the yard has <a'
    . ' href="https://example.org/yard">a page of its own</a> on the matter.</p>';
  echo wp_insert_post(wp_slash(['post_title' => 'Five frigates & a question', 'post_name' => 'five-frigates',
    'post_content' => $text, 'post_status' => 'publish', 'post_author' => 1, 'comment_status' => 'open',
    'post_date_gmt' => '2026-03-01 08:00:00', 'post_date' => '2026-03-01 08:00:00']));
}

function add_comments($post, $file) {
  $ids = [];
  foreach (json_decode(file_get_contents($file), true) as $c)
    $ids[$c['key']] = wp_insert_comment(wp_slash(['comment_post_ID' => $post,
      'comment_author' => $c['author'], 'comment_author_email' => 'reader@example.invalid',
      'comment_content' => $c['html'], 'comment_approved' => 1, 'comment_type' => 'comment',
      'comment_parent' => $c['parent'] === null ? 0 : ($ids[$c['parent']] ?? (int) $c['parent']),
      'comment_date_gmt' => $c['date'], 'comment_date' => $c['date']]));
  wp_update_comment_count_now($post);
  echo json_encode($ids);
}

// A road is closed by a plugin that is there or not.
$roads = [
  'rest' => "add_filter('rest_endpoints', function (\$e) { foreach (array_keys(\$e) as \$k)
     if (strpos(\$k, '/wp/v2/comments') === 0) unset(\$e[\$k]); return \$e; });",
  'rest-all' => "add_filter('rest_authentication_errors', function () {
     return new WP_Error('rest_disabled', 'The REST API is disabled.', ['status' => 401]); });",
  'feed' => "foreach (['do_feed_rss2', 'do_feed_rss', 'do_feed_atom', 'do_feed_rdf'] as \$f)
     add_action(\$f, function () { status_header(403); exit('closed'); }, 1);",
  'page' => "add_action('template_redirect', function () {
     if (is_singular() && !is_feed()) { status_header(403); exit('closed'); } });",
  'script' => "add_filter('comments_template', function () {
     file_put_contents(WP_CONTENT_DIR . '/none.php', '<div id=\"comments\"></div>');
     return WP_CONTENT_DIR . '/none.php'; });",
];

switch ($argv[1]) {
  case 'install': install(); break;
  case 'comments': add_comments((int) $argv[2], $argv[3]); break;
  case 'edit': wp_update_comment(wp_slash(['comment_ID' => (int) $argv[2], 'comment_content' => $argv[3]])); break;
  case 'delete': wp_delete_comment((int) $argv[2], true); break;
  case 'option': update_option($argv[2], $argv[3]); break;
  case 'close':
    file_put_contents(WPMU_PLUGIN_DIR . "/close-$argv[2].php", "<?php\n" . $roads[$argv[2]]);
    break;
  case 'open': @unlink(WPMU_PLUGIN_DIR . "/close-$argv[2].php"); break;
  default: fwrite(STDERR, "no such thing to do: $argv[1]\n"); exit(2);
}
