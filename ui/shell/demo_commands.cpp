#include "ui/shell/demo_commands.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/dialog.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/shell/demo_dialog.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace rf::ui {

using TrafficState = models::DemoTraffic::State;

namespace {
constexpr int kChip = 22, kButton = 20;
}

DemoChip::DemoChip(QWidget* parent)
    : QFrame(parent), m_dot(new StatusDot(Mark::Ok)), m_text(label({}, uiFont(12))),
      m_stop(new IconButton(QStringLiteral("stop"), tr("Stop demo traffic"), nullptr, kButton)) {
    setObjectName(QStringLiteral("demoChip"));
    setFixedHeight(kChip);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 2, 0);
    row->setSpacing(6);
    row->addWidget(m_dot);
    row->addWidget(m_text);
    row->addWidget(m_stop);
}

void DemoChip::show(const models::DemoTraffic& traffic) {
    const QLocale english(QLocale::English);
    QString text = traffic.state() == TrafficState::Starting   ? tr("Demo traffic starts…")
                   : traffic.state() == TrafficState::Stopping ? tr("Demo traffic stops…")
                                                        : tr("Demo traffic %1/s").arg(english.toString(qRound64(traffic.rate())));
    if (traffic.state() == TrafficState::Running && traffic.report().throttled > 0)
        text += tr(" · %1 throttled").arg(english.toString(qint64(traffic.report().throttled)));
    m_dot->setMark(traffic.state() != TrafficState::Running ? Mark::Updating : traffic.report().throttled > 0 ? Mark::Throttled : Mark::Ok);
    m_text->setText(text);
    m_stop->setEnabled(traffic.state() != TrafficState::Stopping);
    setToolTip(traffic.file() ? tr("%1 of %2: %3").arg(traffic.table().name, traffic.file()->name(), traffic.text()) : QString());
    setVisible(traffic.state() != TrafficState::Off);
}

QString DemoChip::text() const {
    return m_text->text();
}

void DemoChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::LineStrong));
    painter.setBrush(color(Token::Chrome));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

DemoCommands::DemoCommands(models::Workspace* workspace, models::EndpointController* endpoint, CommandRegistry* commands,
                           CurrentFile file, QWidget* window)
    : QObject(window), m_workspace(workspace), m_endpoint(endpoint), m_commands(commands), m_file(std::move(file)),
      m_window(window), m_traffic(workspace, endpoint), m_chip(new DemoChip) {
    m_chip->hide();
    commands->on(QStringLiteral("demo.start"), this, [this] { begin(); });
    commands->on(QStringLiteral("demo.stop"), this, [this] { m_traffic.stop(); });
    connect(m_chip->stopButton(), &QAbstractButton::clicked, &m_traffic, &models::DemoTraffic::stop);
    connect(&m_traffic, &models::DemoTraffic::stateChanged, this, &DemoCommands::sync);
    connect(&m_traffic, &models::DemoTraffic::progressed, this, [this] {
        if (m_chip) m_chip->show(m_traffic);
    });
    sync();
}

models::FileSession* DemoCommands::file() const {
    if (models::FileSession* file = m_file()) return file;
    return m_workspace->files().size() == 1 ? m_workspace->files().first() : nullptr;
}

void DemoCommands::sync() {
    const TrafficState state = m_traffic.state();
    if (m_chip) m_chip->show(m_traffic);
    m_commands->action(QStringLiteral("demo.start"))->setEnabled(state == TrafficState::Off);
    m_commands->action(QStringLiteral("demo.stop"))->setEnabled(state == TrafficState::Running || state == TrafficState::Starting);
    if (std::exchange(m_shown, state) == state) return;
    if (state == TrafficState::Running) emit started(m_traffic.file(), m_traffic.table().region, m_traffic.table().name);
    if (state != TrafficState::Off) return;
    const models::Failure& failure = m_traffic.failure();
    if (!failure.isEmpty())
        tell(m_window, tr("Demo traffic ended"), failure.headline, failure.detail);
    else
        emit notice(tr("Demo traffic ended after %1 requests").arg(QLocale(QLocale::English).toString(qint64(m_traffic.report().requests))));
}

void DemoCommands::begin() {
    models::FileSession* file = this->file();
    if (!file || file->state() != models::FileSession::State::Open) {
        ask(m_window, tr("Demo traffic"), tr("Demo traffic reads and writes the table of a shop. No file is open: make one from the e-commerce sample first, then start it again."),
            tr("New from sample…"), false, [this] { m_commands->trigger(QStringLiteral("file.sample")); });
        return;
    }
    if (file->isReadOnly()) {
        tell(m_window, tr("Demo traffic"), tr("%1 is read-only").arg(file->name()), tr("Demo traffic writes. Open the file for writing, or another one."));
        return;
    }
    models::DemoTraffic::tableOf(file).isValid() ? choose(file) : offerTable(file);
}

void DemoCommands::offerTable(models::FileSession* file) {
    ask(m_window, tr("Demo traffic"),
        tr("%1 has no table like that of the e-commerce sample (pk · sk, with an index GSI1). Create an empty one, called Shop, for the traffic to fill?").arg(file->name()),
        tr("Create table"), false, [this, guard = QPointer<models::FileSession>(file)] {
            if (!guard) return;
            m_traffic.createShop(guard, [self = QPointer<DemoCommands>(this), guard](const models::Failure& failure) {
                if (!self || !guard) return;
                if (failure.isEmpty()) return self->choose(guard);
                tell(self->m_window, tr("The table was not created"), failure.headline, failure.detail);
            });
        });
}

void DemoCommands::choose(models::FileSession* file) {
    const bool served = m_endpoint->file() == file && m_endpoint->state() == models::EndpointController::State::On;
    auto* dialog = new DemoDialog(file, models::DemoTraffic::tableOf(file), m_choice, served, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, guard = QPointer<models::FileSession>(file)] {
        m_choice = dialog->choice();
        if (guard) m_traffic.start(guard, m_choice);
    });
    dialog->present();
}

} // namespace rf::ui

#include "moc_demo_commands.cpp"
