<?php
/** Render arrays, block, page and form. */

use Drupal\genesys_chat\ChatElement;
use Drupal\genesys_chat\Form\SettingsForm;
use Drupal\genesys_chat\Plugin\Block\ChatBlock;

const SETTINGS = array(
	'deployment_id' => '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835',
	'environment'   => 'prod-euw2',
	'everywhere'    => true,
	'position'      => 'bottom-start',
	'connect_when'  => 'open',
	'fallback_text' => 'Call <us>',
	'fallback_url'  => 'tel:+442079460000',
);

function bottom(): array {
	$page_bottom = array();
	genesys_chat_page_bottom( $page_bottom );
	return $page_bottom['genesys_chat'];
}

test( 'the element is a tag with its attributes, its library and the cache tag of its settings', function () {
	$build = ChatElement::build( SETTINGS );
	same( $build['#tag'], 'genesys-chat' );
	same( $build['#attributes'], array( 'deployment-id' => SETTINGS['deployment_id'], 'environment' => 'prod-euw2', 'position' => 'bottom-start', 'connect-when' => 'open' ) );
	same( $build['#attached'], array( 'library' => array( 'genesys_chat/element' ) ) );
	same( $build['#cache'], array( 'tags' => array( 'config:genesys_chat.settings' ) ) );
	ok( false !== strpos( render( $build ), '<a href="tel:+442079460000">Call &lt;us&gt;</a></genesys-chat>' ), render( $build ) );
} );

test( 'without a deployment or an environment nothing is drawn, and the settings\' change is waited for', function () {
	foreach ( array( array(), array( 'deployment_id' => 'x' ) + SETTINGS, array( 'environment' => '' ) + SETTINGS, array( 'environment' => array( 'prod' ) ) + SETTINGS ) as $settings ) {
		same( ChatElement::build( $settings ), array( '#cache' => array( 'tags' => array( 'config:genesys_chat.settings' ) ) ) );
	}
} );

foreach ( hostile_values() as $number => $value ) {
	test( "a hostile value stays a value, or is left out: $number", function () use ( $value ) {
		$settings = array( 'deployment_id' => SETTINGS['deployment_id'], 'environment' => 'prod-euw2' ) + array_fill_keys( array( 'heading', 'mode', 'position', 'connect_when', 'fallback_text', 'fallback_url', 'evil' ), $value );
		$html     = render( ChatElement::build( $settings ) );
		$tags     = tags_in( $html );
		same( array_column( $tags, 'name' ), array( 'genesys-chat' ), $html );
		same( array_diff( array_keys( $tags[0]['attributes'] ), array( 'deployment-id', 'environment', 'heading' ) ), array(), $html );
		same( render( ChatElement::build( array( 'deployment_id' => $value ) + SETTINGS ) ), '' );
		same( render( ChatElement::build( array( 'environment' => $value ) + SETTINGS ) ), '' );
	} );

	test( "the form refuses a hostile value: $number", function () use ( $value ) {
		$form  = array();
		$state = new FormState( array_fill_keys( array( 'deployment_id', 'environment', 'fallback_url' ), $value ) );
		( new SettingsForm() )->validateForm( $form, $state );
		same( $state->errors, array( 'deployment_id', 'environment', 'fallback_url' ) );
	} );
}

test( 'arrays are no values', function () {
	$build = ChatElement::build( array( 'heading' => array( 'x' ), 'mode' => array( 'inline' ), 'fallback_url' => array( 'tel:1' ) ) + SETTINGS );
	same( array_keys( $build['#attributes'] ), array( 'deployment-id', 'environment', 'position', 'connect-when' ) );
	same( isset( $build['fallback'] ), false );
} );

test( 'every page gets the chat where the settings say so, the administration does not', function () {
	same( render( bottom() ), '' );
	same( bottom()['#cache'], array( 'tags' => array( 'config:genesys_chat.settings' ) ) );
	Drupal::$config['genesys_chat.settings'] = SETTINGS;
	same( bottom()['#tag'], 'genesys-chat' );
	Drupal::$admin = true;
	same( render( bottom() ), '' );
	Drupal::$admin                                         = false;
	Drupal::$config['genesys_chat.settings']['everywhere'] = false;
	same( render( bottom() ), '' );
} );

test( 'a block stands in its place, with its own heading and the deployment of the settings', function () {
	Drupal::$config['genesys_chat.settings'] = SETTINGS;
	$attributes = ( new ChatBlock( array( 'heading' => 'Ask us', 'id' => 'genesys_chat', 'deployment_id' => 'evil' ) ) )->build()['#attributes'];
	same( array( $attributes['mode'], $attributes['heading'], $attributes['deployment-id'] ), array( 'inline', 'Ask us', SETTINGS['deployment_id'] ) );
} );

test( 'the form shows, checks and keeps every setting, and no other', function () {
	Drupal::$config['genesys_chat.settings'] = SETTINGS;
	$form  = ( new SettingsForm() )->buildForm( array(), new FormState( array() ) );
	same( array_column( $form, '#default_value' ), array_values( SETTINGS ) );
	$state = new FormState( array( 'everywhere' => 0, 'fallback_url' => '', 'evil' => 'x' ) + SETTINGS );
	( new SettingsForm() )->validateForm( $form, $state );
	same( $state->errors, array() );
	( new SettingsForm() )->submitForm( $form, $state );
	same( Drupal::$config['genesys_chat.settings'], array_merge( SETTINGS, array( 'everywhere' => false, 'fallback_url' => '' ) ) );
	same( Drupal::$config['saved'], true );
} );

test( 'what is installed, what the schema knows and what the form keeps are the same settings', function () {
	preg_match_all( '/^(\w+):/m', file_get_contents( MODULE . '/config/install/genesys_chat.settings.yml' ), $installed );
	same( $installed[1], array_keys( SETTINGS ) );
	$schema = explode( "\n\n", file_get_contents( MODULE . '/config/schema/genesys_chat.schema.yml' ) );
	preg_match_all( '/^    (\w+):$/m', $schema[0], $known );
	same( $known[1], array_keys( SETTINGS ) );
} );
