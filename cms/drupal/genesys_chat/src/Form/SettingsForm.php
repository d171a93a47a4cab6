<?php

namespace Drupal\genesys_chat\Form;

use Drupal\Core\Form\ConfigFormBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\genesys_chat\ChatElement;

/**
 * Configuration, Web services, Chat.
 */
final class SettingsForm extends ConfigFormBase {

  private const NAMES = [
    'deployment_id',
    'environment',
    'everywhere',
    'position',
    'connect_when',
    'fallback_text',
    'fallback_url',
  ];

  /**
   * {@inheritdoc}
   */
  public function getFormId() {
    return 'genesys_chat_settings';
  }

  /**
   * {@inheritdoc}
   */
  protected function getEditableConfigNames() {
    return ['genesys_chat.settings'];
  }

  /**
   * {@inheritdoc}
   */
  public function buildForm(array $form, FormStateInterface $form_state) {
    $form['deployment_id'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Deployment id'),
      '#description' => $this->t('Of your Messenger deployment. The host name of this site must be among its allowed domains.'),
      '#required' => TRUE,
    ];
    $form['environment'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Environment'),
      '#description' => $this->t('Your region: a code such as prod-euw2, or a domain such as euw2.pure.cloud.'),
      '#required' => TRUE,
    ];
    $form['everywhere'] = [
      '#type' => 'checkbox',
      '#title' => $this->t('On every page but those of the administration'),
    ];
    $form['position'] = [
      '#type' => 'select',
      '#title' => $this->t('Position'),
      '#options' => [
        'bottom-end' => $this->t('Where lines end'),
        'bottom-start' => $this->t('Where lines begin'),
      ],
    ];
    $form['connect_when'] = [
      '#type' => 'select',
      '#title' => $this->t('When to connect'),
      '#options' => [
        'resume' => $this->t('When the chat is opened, and at once for visitors who chatted before'),
        'open' => $this->t('Only when the chat is opened'),
      ],
    ];
    $form['fallback_text'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Text of a link, shown until the chat is there'),
    ];
    $form['fallback_url'] = [
      '#type' => 'textfield',
      '#title' => $this->t('Address of that link'),
      '#description' => $this->t('A web page, tel: or mailto:.'),
    ];
    $config = $this->config('genesys_chat.settings');
    foreach (self::NAMES as $name) {
      $form[$name]['#default_value'] = $config->get($name);
    }
    return parent::buildForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function validateForm(array &$form, FormStateInterface $form_state) {
    $complaints = [
      'deployment_id' => $this->t('The deployment id is a UUID, as the page of the deployment in Genesys Cloud shows it.'),
      'environment' => $this->t('The environment is a code such as prod-euw2, or a domain such as euw2.pure.cloud.'),
      'fallback_url' => $this->t('The link may lead to a web page, a telephone number or a mail address.'),
    ];
    foreach ($complaints as $name => $complaint) {
      $value = $form_state->getValue($name);
      $isEmpty = $name === 'fallback_url' && $value === '';
      if (!$isEmpty && !ChatElement::isValid($name, $value)) {
        $form_state->setErrorByName($name, $complaint);
      }
    }
  }

  /**
   * {@inheritdoc}
   */
  public function submitForm(array &$form, FormStateInterface $form_state) {
    $config = $this->config('genesys_chat.settings');
    foreach (self::NAMES as $name) {
      $value = $form_state->getValue($name);
      $config->set($name, $name === 'everywhere' ? (bool) $value : (string) $value);
    }
    $config->save();
    parent::submitForm($form, $form_state);
  }

}
