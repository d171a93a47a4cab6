<?php
/** `php cms/drupal/tests/run.php`: the module against stubs of Drupal. */

require __DIR__ . '/../../testing/runner.php';
require __DIR__ . '/stubs.php';
const MODULE = __DIR__ . '/../genesys_chat';
foreach ( array( '/src/ChatElement.php', '/src/Plugin/Block/ChatBlock.php', '/src/Form/SettingsForm.php', '/genesys_chat.module' ) as $file ) {
	require MODULE . $file;
}

$GLOBALS['test_before'] = static function () {
	Drupal::$config = array();
	Drupal::$admin  = false;
};
run_tests( glob( __DIR__ . '/*-test.php' ) );
