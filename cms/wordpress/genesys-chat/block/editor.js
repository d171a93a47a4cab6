/* eslint-disable no-var, object-shorthand */
/** The block in the editor: a form and a sign where the chat will be. Runs as it is, without a build. */
(function (wp) {
  var create = wp.element.createElement;
  var translate = wp.i18n.__;

  var textField = function (props, name, label, help) {
    return create(wp.components.TextControl, {
      key: name,
      label: label,
      help: help,
      value: props.attributes[name],
      onChange: function (value) {
        var change = {};
        change[name] = value.trim();
        props.setAttributes(change);
      },
    });
  };

  var modeField = function (props) {
    return create(wp.components.SelectControl, {
      key: 'mode',
      label: translate('Mode', 'genesys-chat'),
      value: props.attributes.mode,
      options: [
        { value: 'inline', label: translate('In this place', 'genesys-chat') },
        { value: 'floating', label: translate('A button in the corner', 'genesys-chat') },
        { value: 'page', label: translate('The whole page', 'genesys-chat') },
      ],
      onChange: function (mode) {
        props.setAttributes({ mode: mode });
      },
    });
  };

  var edit = function (props) {
    var own = translate('Empty: as in Settings, Chat.', 'genesys-chat');
    var fields = [
      textField(props, 'deploymentId', translate('Deployment id', 'genesys-chat'), own),
      textField(props, 'environment', translate('Environment', 'genesys-chat'), own),
      textField(props, 'heading', translate('Heading', 'genesys-chat')),
      modeField(props),
    ];
    var panel = create(wp.components.PanelBody, { title: translate('Chat', 'genesys-chat') }, fields);
    return create(
      'div',
      wp.blockEditor.useBlockProps(),
      create(wp.blockEditor.InspectorControls, {}, panel),
      create(wp.components.Placeholder, {
        icon: 'format-chat',
        label: translate('Chat', 'genesys-chat'),
        instructions: translate('Visitors find the chat here.', 'genesys-chat'),
      }),
    );
  };

  wp.blocks.registerBlockType('genesys-chat/chat', {
    edit: edit,
    save: function () {
      return null;
    },
  });
})(window.wp);
