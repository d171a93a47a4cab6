<?php
/**
 * A runner of a few lines, so that the tests need nothing but PHP. A test file calls `test()`; the last line is the counts.
 */

error_reporting( E_ALL );
set_error_handler(
	static function ( $level, $message, $file, $line ) {
		throw new ErrorException( $message, 0, $level, $file, $line );
	}
);

$GLOBALS['test_counts'] = array( 'passed' => 0, 'failed' => 0 );
$GLOBALS['test_before'] = static function () {};

/** Runs one test; `$GLOBALS['test_before']` runs before it. */
function test( string $title, callable $body ): void {
	try {
		( $GLOBALS['test_before'] )();
		$body();
		$GLOBALS['test_counts']['passed']++;
	} catch ( Throwable $error ) {
		$GLOBALS['test_counts']['failed']++;
		printf( "✗ %s\n  %s\n  %s:%d\n", $title, $error->getMessage(), $error->getFile(), $error->getLine() );
	}
}

/** Both as they print. */
function same( $actual, $expected, string $what = '' ): void {
	if ( $actual !== $expected ) {
		throw new Exception( trim( $what . "\n  is:     " . var_export( $actual, true ) . "\n  should: " . var_export( $expected, true ) ) );
	}
}

function ok( bool $fact, string $what ): void {
	if ( ! $fact ) {
		throw new Exception( $what );
	}
}

/** Runs the files and ends the program. */
function run_tests( array $files ): void {
	foreach ( $files as $file ) {
		require $file;
	}
	[ 'passed' => $passed, 'failed' => $failed ] = $GLOBALS['test_counts'];
	printf( "%d passed, %d failed\n", $passed, $failed );
	exit( 0 === $failed && $passed > 0 ? 0 : 1 );
}

/** Values that would leave their place, by what they are made of. */
function hostile_values(): array {
	$script = 'java' . 'script';
	return array(
		'"><script>alert(1)</script>',
		"' onfocus='alert(1)",
		'" onfocus="alert(1)',
		"{$script}:alert(1)",
		"J\ta\nva" . 'script:alert(1)',
		'<img src=x onerror=alert(1)>',
		'&quot; onfocus=&quot;alert(1)',
		'[genesys_chat] [/genesys_chat]',
		"line\nbreak\0null",
		'{{ alert }} {% evil %}',
		"\xc3\x28 broken",
		'</genesys-chat><script>alert(1)</script>',
	);
}

/** The start tags of some markup with their attributes, as a browser reads them. */
function tags_in( string $markup ): array {
	preg_match_all( '/<([a-z][\w-]*)((?:\s+[^\s"\'<>\/=]+(?:\s*=\s*(?:"[^"]*"|\'[^\']*\'|[^\s"\'>]+))?)*)\s*\/?>/i', $markup, $found, PREG_SET_ORDER );
	return array_map(
		static function ( $tag ) {
			preg_match_all( '/([^\s"\'<>\/=]+)(?:\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+)))?/', $tag[2], $pairs, PREG_SET_ORDER );
			$attributes = array();
			foreach ( $pairs as $pair ) {
				$attributes[ $pair[1] ] = html_entity_decode( $pair[2] ?? '', ENT_QUOTES | ENT_HTML5 );
			}
			return array( 'name' => strtolower( $tag[1] ), 'attributes' => $attributes );
		},
		$found
	);
}
