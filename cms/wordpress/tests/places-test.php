<?php
/** Script, block, site-wide chat, settings and the way out. */

function printed( callable $body ): string {
	ob_start();
	try {
		$body();
	} finally {
		$html = ob_get_clean();
	}
	return $html;
}

/** As it is once packed: with a hash. */
function packed( callable $body ): void {
	add_filter( 'genesys_chat_release', fn( $release ) => array( 'integrity' => 'sha384-' . str_repeat( 'x', 64 ) ) + $release );
	try {
		$body();
	} finally {
		unset( $GLOBALS['actions']['genesys_chat_release'] );
	}
}

test( 'the script is one module of one version, with its hash', function () {
	packed( function () {
		with_options( array() );
		genesys_chat_element( array() );
		genesys_chat_element( array() );
		same( $GLOBALS['wp']['modules'], array( 'genesys-chat' => 'https://cdn.jsdelivr.net/npm/genesys-chat@0.1.0/dist/define.min.js' ) );
		$tag = apply_filters( 'wp_script_attributes', array( 'type' => 'module', 'id' => 'genesys-chat-js-module' ) );
		same( $tag, array( 'type' => 'module', 'id' => 'genesys-chat-js-module', 'integrity' => 'sha384-' . str_repeat( 'x', 64 ), 'crossorigin' => 'anonymous' ) );
		same( apply_filters( 'wp_script_attributes', array( 'id' => 'other-js-module' ) ), array( 'id' => 'other-js-module' ) );
		same( apply_filters( 'wp_script_attributes', array() ), array() );
	} );
} );

test( 'a copy that was not packed loads nothing, and tells who can help', function () {
	with_options( array() );
	genesys_chat_element( array() );
	same( $GLOBALS['wp']['modules'], array() );
	same( printed( 'genesys_chat_warn_unpacked' ), '' );
	$GLOBALS['wp']['can'] = array( 'manage_options' );
	ok( false !== strpos( printed( 'genesys_chat_warn_unpacked' ), 'notice-error' ), 'no notice' );
	packed( fn() => same( printed( 'genesys_chat_warn_unpacked' ), '' ) );
} );

test( 'the script for accent and consent is loaded where one of them is set', function () {
	packed( function () {
		foreach ( array( array( array(), 0 ), array( array( 'accent' => '#fff' ), 1 ), array( array( 'consent' => 'consent-api' ), 1 ), array( array( 'consent' => 'open' ), 0 ) ) as list( $options, $count ) ) {
			$GLOBALS['wp']['scripts'] = array();
			with_options( $options );
			genesys_chat_enqueue();
			same( count( $GLOBALS['wp']['scripts'] ), $count );
		}
	} );
} );

test( 'the whole site gets one where the settings say so, and its script in time for themes of blocks', function () {
	$wanted = array( 'none' => array(), 'all' => array( 'front', 'page', 'post', '' ), 'front' => array( 'front' ), 'pages' => array( 'page' ), 'posts' => array( 'post' ) );
	packed( function () use ( $wanted ) {
		foreach ( $wanted as $where => $pages ) {
			foreach ( array( 'front', 'page', 'post', '' ) as $page ) {
				$GLOBALS['wp'] = array( 'page' => $page ) + fresh_wordpress();
				with_options( array( 'where' => $where ) );
				do_action_stub( 'wp_enqueue_scripts' );
				same( count( $GLOBALS['wp']['modules'] ), (int) in_array( $page, $pages, true ), "$where on $page" );
				same( '' !== printed( fn() => do_action_stub( 'wp_footer' ) ), in_array( $page, $pages, true ), "$where on $page" );
			}
		}
	} );
} );

test( 'without a deployment the whole site gets nothing, not even for editors', function () {
	$GLOBALS['wp']['can'] = array( 'edit_posts' );
	with_options( array( 'where' => 'all', 'deployment_id' => 'none' ) );
	same( printed( fn() => do_action_stub( 'wp_footer' ) ), '' );
} );

test( 'the block is registered with files that are there, and draws the element', function () {
	$block = end( $GLOBALS['blocks'] );
	same( $block['name'], 'genesys-chat/chat' );
	foreach ( array( 'render', 'editorScript' ) as $key ) {
		ok( is_file( $block['folder'] . substr( $block[ $key ], strlen( 'file:.' ) ) ), $block[ $key ] );
	}
	$asset = require $block['folder'] . '/editor.asset.php';
	preg_match_all( '/\bwp\.([a-zA-Z0-9]+)\b/', file_get_contents( $block['folder'] . '/editor.js' ), $used );
	$names = array_map( fn( $name ) => 'wp-' . strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) ), array_unique( $used[1] ) );
	sort( $names );
	same( $names, $asset['dependencies'] );
} );

test( 'the block\'s values are no more trusted than an author\'s', function () {
	$render = end( $GLOBALS['blocks'] )['folder'] . '/render.php';
	$draw   = fn( array $attributes ) => printed( function () use ( $attributes, $render ) {
		require $render;
	} );
	with_options( array() );
	same( the_chat( $draw( array( 'mode' => 'inline', 'heading' => 'Help', 'deploymentId' => '', 'environment' => '' ) ), array( 'div' ) )['mode'], 'inline' );
	foreach ( hostile_values() as $value ) {
		$html = $draw( array( 'mode' => $value, 'heading' => $value, 'deploymentId' => $value, 'onLoad' => $value, $value => 'x', 'align' => array( 'x' ) ) );
		same( array_diff( array_keys( the_chat( $html, array( 'div' ) ) ), array( 'deployment-id', 'environment', 'position', 'heading' ) ), array() );
	}
} );

test( 'the settings are for administrators, registered with a callback that cleans them', function () {
	do_action_stub( 'admin_menu' );
	do_action_stub( 'admin_init' );
	same( $GLOBALS['wp']['settings']['page'][0], 'manage_options' );
	list( $group, $name, $args ) = $GLOBALS['wp']['settings']['register'];
	same( array( $group, $name, $args['sanitize_callback'] ), array( 'genesys_chat', 'genesys_chat', 'genesys_chat_sanitize_options' ) );
	same( array_keys( $GLOBALS['wp']['fields'] ), array_keys( genesys_chat_settings() ) );
	same( printed( 'genesys_chat_print_settings_page' ), '' );
} );

test( 'the form shows hostile values as values', function () {
	foreach ( hostile_values() as $value ) {
		with_options( array_fill_keys( array_keys( genesys_chat_settings() ), $value ) );
		$GLOBALS['wp']['can'] = array( 'manage_options' );
		do_action_stub( 'admin_init' );
		$html = printed( 'genesys_chat_print_settings_page' );
		foreach ( tags_in( $html ) as $tag ) {
			ok( in_array( $tag['name'], array( 'div', 'h1', 'form', 'input', 'select', 'option', 'p', 'pre' ), true ), $tag['name'] );
			same( preg_grep( '/^on/', array_keys( $tag['attributes'] ) ), array() );
		}
		foreach ( genesys_chat_settings() as $name => $kind ) {
			ok( false !== strpos( $html, "id=\"genesys-chat-$name\"" ), $name );
		}
	}
} );

test( 'what the form sends is cleaned; what cannot be is told, and the value before stays', function () {
	with_options( array( 'accent' => '#123456' ) );
	$clean = genesys_chat_sanitize_options( array( 'deployment_id' => '"><script>', 'environment' => ' euw2.pure.cloud ', 'accent' => 'red;}', 'where' => 'all', 'fallback_url' => 'tel:+4420', 'evil' => 'x', 'consent' => array( 'open' ) ) );
	same( $clean['deployment_id'], DEPLOYMENT );
	same( array( $clean['environment'], $clean['accent'], $clean['where'], $clean['fallback_url'], isset( $clean['evil'] ) ), array( 'euw2.pure.cloud', '#123456', 'all', 'tel:+4420', false ) );
	same( $GLOBALS['wp']['errors'], array( 'genesys_chat_deployment_id', 'genesys_chat_accent', 'genesys_chat_consent' ) );
	same( genesys_chat_sanitize_options( 'no array' )['deployment_id'], '' );
} );

test( 'uninstalling deletes the option, and only when WordPress uninstalls', function () {
	define( 'WP_UNINSTALL_PLUGIN', 'genesys-chat/genesys-chat.php' );
	require dirname( GENESYS_CHAT_FILE ) . '/uninstall.php';
	same( $GLOBALS['wp']['deleted'], array( 'genesys_chat' ) );
} );

test( 'every file refuses to run outside WordPress', function () {
	$files = new RecursiveIteratorIterator( new RecursiveDirectoryIterator( dirname( GENESYS_CHAT_FILE ), FilesystemIterator::SKIP_DOTS ) );
	foreach ( $files as $file ) {
		if ( 'php' !== $file->getExtension() ) {
			continue;
		}
		ok( 1 === preg_match( "/^defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m", file_get_contents( $file ) ), (string) $file );
	}
} );

test( 'header, readme, block and release name one version', function () {
	$folder  = dirname( GENESYS_CHAT_FILE );
	$version = genesys_chat_release()['version'];
	ok( false !== strpos( file_get_contents( GENESYS_CHAT_FILE ), "* Version:           $version\n" ), 'header' );
	ok( false !== strpos( file_get_contents( "$folder/readme.txt" ), "Stable tag: $version\n" ), 'readme' );
	same( json_decode( file_get_contents( "$folder/block/block.json" ), true )['version'], $version );
	ok( false !== strpos( file_get_contents( "$folder/readme.txt" ), 'not affiliated with Genesys' ), 'affiliation' );
} );
