#include "ui/shell/endpoint_switch.h"

#include "ui/common/buttons.h"
#include "ui/common/dialog.h"
#include "ui/common/fonts.h"

#include <QHBoxLayout>
#include <QLabel>

namespace rf::ui {

using EndpointState = models::EndpointController::State;

EndpointSwitch::EndpointSwitch(models::EndpointController* endpoint, CurrentFile file, QWidget* parent)
    : QWidget(parent), m_endpoint(endpoint), m_file(std::move(file)),
      m_switch(new SwitchButton(tr("Serve the file to AWS SDKs"))), m_text(new QLabel) {
    auto* row = new QHBoxLayout(this);
    setObjectName(QStringLiteral("endpointSwitch"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(26);
    row->setContentsMargins(8, 0, 10, 0);
    row->setSpacing(8);
    row->addWidget(m_switch);
    row->addWidget(m_text);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_switch->setCheckable(true);
    connect(m_switch, &SwitchButton::clicked, this, &EndpointSwitch::toggle);
    connect(endpoint, &models::EndpointController::stateChanged, this, &EndpointSwitch::stateChanged);
    refresh();
}

QString EndpointSwitch::text() const {
    return m_text->text();
}

void EndpointSwitch::toggle() {
    if (m_endpoint->state() == EndpointState::Off)
        m_endpoint->start(m_file());
    else
        m_endpoint->stop();
    refresh();
}

void EndpointSwitch::stateChanged() {
    refresh();
    if (m_endpoint->state() == EndpointState::On)
        emit notice(tr("%1 is served at %2, to this machine only").arg(m_endpoint->file()->name(), m_endpoint->url()));
    if (m_endpoint->state() == EndpointState::Off && !m_endpoint->failure().isEmpty()) offerAnotherPort();
}

void EndpointSwitch::offerAnotherPort() {
    const models::Failure& failure = m_endpoint->failure();
    ask(window(), tr("The endpoint did not start"), failure.headline + QStringLiteral("\n\n") + failure.detail,
        tr("Use a free port"), false, [this] {
            m_endpoint->setPort(0);
            m_endpoint->start(m_file());
        });
}

void EndpointSwitch::refresh() {
    const EndpointState state = m_endpoint->state();
    const models::FileSession* file = m_file();
    const bool servable = file && file->state() == models::FileSession::State::Open;
    m_switch->setChecked(state == EndpointState::On || state == EndpointState::Starting);
    m_switch->setEnabled(state == EndpointState::On || (state == EndpointState::Off && servable));
    m_text->setFont(state == EndpointState::On ? monoFont(12) : uiFont(12));
    m_text->setText(state == EndpointState::On ? m_endpoint->url().section(QStringLiteral("//"), 1) : tr("Endpoint off"));
    m_text->setEnabled(state == EndpointState::On);
    const QString tip =
        state == EndpointState::On
            ? tr("%1 is served at %2. Switch off to stop.").arg(m_endpoint->file()->name(), m_endpoint->url())
        : servable ? tr("Serve %1 to AWS SDKs on this machine (Ctrl+Shift+S)").arg(file->name())
                   : tr("Open a file to serve it to AWS SDKs on this machine");
    m_switch->setToolTip(tip);
    m_text->setToolTip(tip);
}

} // namespace rf::ui

#include "moc_endpoint_switch.cpp"
