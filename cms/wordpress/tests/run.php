<?php
/**
 * `php cms/wordpress/tests/run.php`: the plugin against stubs of WordPress. With `WORDPRESS_INCLUDES` naming a real
 * wp-includes folder the escaping, the filters and the shortcodes are WordPress's own.
 */

require __DIR__ . '/../../testing/runner.php';
require __DIR__ . '/stubs.php';
$includes = getenv( 'WORDPRESS_INCLUDES' );
if ( is_string( $includes ) && '' !== $includes ) {
	require __DIR__ . '/real-wordpress.php';
} else {
	require __DIR__ . '/escaping.php';
}
require __DIR__ . '/../genesys-chat/genesys-chat.php';

$GLOBALS['test_before'] = static function () {
	$GLOBALS['wp'] = fresh_wordpress();
	do_action_stub( 'init' );
};
run_tests( glob( __DIR__ . '/*-test.php' ) );
