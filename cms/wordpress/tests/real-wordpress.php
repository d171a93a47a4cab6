<?php
/**
 * WordPress's own escaping, filters of markup and shortcodes, without a site or a database around them.
 */

$includes = rtrim( getenv( 'WORDPRESS_INCLUDES' ), '/' );

function has_filter() {
	return false;
}
function wp_load_alloptions() {
	return array();
}
function _doing_it_wrong( $function, $message ) {
	throw new Exception( "$function: $message" );
}
function did_action() {
	return 1;
}
function wp_parse_url( $url, $component = -1 ) {
	return parse_url( $url, $component );
}
/** What an older WordPress does with a newer PHP is its own affair. */
$strict = set_error_handler(
	static function ( $level, $message, $file, $line ) use ( $includes, &$strict ) {
		return 0 === strpos( $file, $includes ) || $strict( $level, $message, $file, $line );
	}
);
foreach ( array( 'compat.php', 'formatting.php', 'kses.php', 'shortcodes.php' ) as $file ) {
	require_once "$includes/$file";
}
$GLOBALS['wp']['options']['blog_charset'] = 'UTF-8';
