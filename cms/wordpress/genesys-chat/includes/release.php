<?php
/**
 * The release this copy belongs to. The hash is put in when the plugin is packed; until then it is one that no file has, so
 * that the browser refuses the script.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

return array(
	'version'   => '0.1.0',
	'integrity' => 'sha384-define0000000000000000000000000000000000000000000000000000000000',
);
