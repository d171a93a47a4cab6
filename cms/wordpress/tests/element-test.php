<?php
/** The markup, from a shortcode, a block and the settings. */

const DEPLOYMENT = '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835';

function with_options( array $options ): void {
	$GLOBALS['wp']['options']['genesys_chat'] = $options + array(
		'deployment_id' => DEPLOYMENT,
		'environment'   => 'prod-euw2',
	);
}

/** The one chat in some markup; fails when there is another tag than those named. */
function the_chat( string $markup, array $others = array() ): array {
	$tags = tags_in( $markup );
	$chats = array_values( array_filter( $tags, static fn( $tag ) => 'genesys-chat' === $tag['name'] ) );
	same( count( $chats ), 1, "one chat in $markup" );
	$names = array_values( array_diff( array_column( $tags, 'name' ), array( 'genesys-chat' ) ) );
	same( $names, $others, "other tags in $markup" );
	return $chats[0]['attributes'];
}

test( 'a shortcode becomes the element with its attributes', function () {
	$html = do_shortcode( 'Ask [genesys_chat deployment-id="' . DEPLOYMENT . '" environment="prod-euw2" mode="inline" heading="Tom & Co" open] us' );
	same(
		the_chat( $html ),
		array(
			'deployment-id' => DEPLOYMENT,
			'environment'   => 'prod-euw2',
			'mode'          => 'inline',
			'position'      => 'bottom-end',
			'heading'       => 'Tom & Co',
			'open'          => 'true',
		)
	);
	ok( 0 === strpos( $html, 'Ask <genesys-chat ' ) && false !== strpos( $html, '"></genesys-chat> us' ), $html );
} );

test( 'a shortcode without a deployment takes the one of the settings', function () {
	with_options( array( 'position' => 'bottom-start', 'consent' => 'open' ) );
	$chat = the_chat( do_shortcode( '[genesys_chat]' ) );
	same( array( $chat['deployment-id'], $chat['environment'], $chat['position'], $chat['connect-when'] ), array( DEPLOYMENT, 'prod-euw2', 'bottom-start', 'open' ) );
} );

test( 'an attribute the element does not have is left out', function () {
	with_options( array() );
	$chat = the_chat( do_shortcode( '[genesys_chat onclick="alert(1)" style="x" src="x" endpoint="https://evil.example" custom-attributes="{}"]' ) );
	same( array_keys( $chat ), array( 'deployment-id', 'environment', 'position' ) );
} );

test( 'a switch that is off is left out', function () {
	with_options( array() );
	foreach ( array( 'false', '0', 'no', 'off', '' ) as $off ) {
		ok( ! isset( the_chat( do_shortcode( "[genesys_chat open=\"$off\"]" ) )['open'] ), $off );
	}
} );

foreach ( hostile_values() as $number => $value ) {
	test( "a hostile value stays a value, or is dropped: $number", function () use ( $value ) {
		with_options( array() );
		$given = array_fill_keys( array_keys( genesys_chat_attributes() ), $value );
		$chat  = the_chat( genesys_chat_element( $given ) );
		same( $chat['deployment-id'], DEPLOYMENT );
		same( $chat['environment'], 'prod-euw2' );
		same( array_diff( array_keys( $chat ), array_keys( genesys_chat_attributes() ) ), array() );
		foreach ( array( 'mode', 'id', 'storage', 'launcher', 'color-scheme' ) as $name ) {
			ok( ! isset( $chat[ $name ] ), "$name took " . ( $chat[ $name ] ?? '' ) );
		}
	} );

	test( "a hostile value in a shortcode makes no tag and no handler: $number", function () use ( $value ) {
		with_options( array() );
		foreach ( array( '"', "'" ) as $quote ) {
			$html = do_shortcode( "[genesys_chat heading=$quote$value$quote placeholder=$value]" );
			foreach ( tags_in( $html ) as $tag ) {
				if ( 'genesys-chat' !== $tag['name'] ) {
					continue;
				}
				same( array_diff( array_keys( $tag['attributes'] ), array_keys( genesys_chat_attributes() ) ), array(), $html );
			}
		}
	} );

	test( "hostile settings print nothing but the element: $number", function () use ( $value ) {
		with_options( array_fill_keys( array( 'accent', 'position', 'consent', 'where', 'fallback_text' ), $value ) + array( 'fallback_url' => $value ) );
		$html = genesys_chat_element( array() );
		foreach ( tags_in( $html ) as $tag ) {
			ok( in_array( $tag['name'], array( 'genesys-chat', 'a' ), true ), $html );
			ok( ! preg_match( '/^\s*(?:java|vb)?script|^data/i', $tag['attributes']['href'] ?? '' ), $html );
			same( array_diff( array_keys( $tag['attributes'] ), array( 'deployment-id', 'environment', 'position', 'href' ) ), array(), $html );
		}
	} );

	test( "hostile markup as a fallback keeps a harmless link at most: $number", function () use ( $value ) {
		with_options( array() );
		$html = genesys_chat_element( array(), $value . '<a href="' . $value . '" onclick="alert(1)">x</a><iframe src="//evil.example"></iframe>' );
		foreach ( tags_in( $html ) as $tag ) {
			ok( in_array( $tag['name'], array( 'genesys-chat', 'a' ), true ), $html );
			ok( ! preg_match( '/^\s*j\s*a\s*v\s*a\s*script\s*:/i', $tag['attributes']['href'] ?? '' ), $html );
			ok( ! preg_match( '/(?:^|,)on/', implode( ',', array_keys( $tag['attributes'] ) ) ), $html );
		}
	} );
}

test( 'arrays and objects are no values', function () {
	with_options( array( 'accent' => array( '#fff' ), 'fallback_url' => array( 'tel:1' ) ) );
	$given = array( 'deployment-id' => array( DEPLOYMENT ), 'heading' => array( 'x' ), 'mode' => new stdClass(), 'open' => null, 'environment' => array( array() ) );
	same( array_keys( the_chat( genesys_chat_element( $given ) ) ), array( 'deployment-id', 'environment', 'position' ) );
	$GLOBALS['wp']['options']['genesys_chat'] = 'no array';
	same( genesys_chat_element( array() ), '' );
} );

test( 'a deployment id is a UUID to its last character, an environment a code or a domain', function () {
	foreach ( array( DEPLOYMENT . "\n", DEPLOYMENT . '0', ' x', strtoupper( DEPLOYMENT ) . '"', '../' . DEPLOYMENT ) as $wrong ) {
		ok( DEPLOYMENT === genesys_chat_clean( 'uuid', $wrong ) || '' === genesys_chat_clean( 'uuid', $wrong ), $wrong );
	}
	same( genesys_chat_clean( 'uuid', ' ' . DEPLOYMENT . "\n" ), DEPLOYMENT );
	foreach ( array( 'prod-euw2', 'euw2.pure.cloud', 'mypurecloud.com.au', 'fedramp-use2-core' ) as $right ) {
		same( genesys_chat_clean( 'environment', $right ), $right );
	}
	foreach ( array( 'x', 'a b', 'https://evil.example', 'evil.example/x', 'a;b', 'a..b' ) as $wrong ) {
		same( genesys_chat_clean( 'environment', $wrong ), '', $wrong );
	}
} );

test( 'a link stands in for the chat until it is there', function () {
	with_options( array( 'fallback_text' => 'Call <us> & "you"', 'fallback_url' => 'tel:+442079460000' ) );
	$html = genesys_chat_element( array() );
	the_chat( $html, array( 'a' ) );
	ok( false !== strpos( $html, '<a href="tel:+442079460000">Call &' ) || false !== strpos( $html, '<a href="tel:+442079460000">Call ' ), $html );
	same( preg_match( '/<us>/', $html ), 0 );
	$own = do_shortcode( '[genesys_chat]<p>Or <a href="mailto:help@shop.example">write</a></p>[/genesys_chat]' );
	the_chat( $own, array( 'p', 'a' ) );
} );

test( 'who can edit the page is told what is missing, visitors see nothing', function () {
	same( do_shortcode( '[genesys_chat]' ), '' );
	$GLOBALS['wp']['can'] = array( 'edit_posts' );
	ok( false !== strpos( do_shortcode( '[genesys_chat]' ), 'Settings, Chat' ), 'no hint' );
	same( $GLOBALS['wp']['modules'], array() );
} );

test( 'the accent and the consent go where a strict policy lets them work: data, no style', function () {
	with_options( array( 'accent' => '#1F6f54', 'consent' => 'consent-api' ) );
	$chat = the_chat( genesys_chat_element( array() ) );
	same( array( $chat['data-accent'], $chat['data-consent'], isset( $chat['style'] ) ), array( '#1F6f54', 'functional', false ) );
} );
