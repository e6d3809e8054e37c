#include "ui/shell/demo_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/number_box.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QVBoxLayout>

namespace rf::ui {

using models::DemoChoice;

namespace {

constexpr int kDemoWidth = 440, kBox = 104, kOneHot = 40;

QCheckBox* check(const QString& text, bool on) {
    auto* box = new QCheckBox(text);
    box->setChecked(on);
    return box;
}

QLabel* note(const QString& text) {
    QLabel* made = label(text, uiFont(12), "text2");
    made->setWordWrap(true);
    return made;
}

} // namespace

DemoDialog::DemoDialog(const models::FileSession* file, const models::TableInfo& table, const DemoChoice& choice, bool served,
                       QWidget* parent)
    : Dialog(tr("Demo traffic"), parent),
      m_reads(numberBox(0, DemoChoice::kMostRate, choice.readsPerSecond, kBox, tr("Reads a second"))),
      m_writes(numberBox(0, DemoChoice::kMostRate, choice.writesPerSecond, kBox, tr("Writes a second"))),
      m_percent(numberBox(1, 100, choice.hotPercent > 0 ? choice.hotPercent : kOneHot, kBox, tr("Share of the hot key"))),
      m_wave(check(tr("Daily wave"), choice.wave)), m_sales(check(tr("Flash sales"), choice.sales)),
      m_hot(check(tr("One hot key"), choice.hotPercent > 0)) {
    setObjectName(QStringLiteral("demoDialog"));
    setFixedWidth(kDemoWidth);
    m_percent->setSuffix(QStringLiteral(" %"));
    body()->addWidget(note(served ? tr("A shop's customers read and write the table %1 of %2 through its endpoint, as an application would.").arg(table.name, file->name())
                                  : tr("A shop's customers read and write the table %1 of %2 through its endpoint, as an application would. The file is served for that.").arg(table.name, file->name())));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto row = [grid](QWidget* name, const QString& text, QWidget* field = nullptr) {
        const int at = grid->rowCount();
        grid->addWidget(name, at, 0);
        grid->addWidget(note(text), at, 1, 1, field ? 1 : 2);
        if (field) grid->addWidget(field, at, 2);
    };
    row(label(tr("Reads")), tr("a second, on average"), m_reads);
    row(label(tr("Writes")), tr("a second, on average"), m_writes);
    row(m_wave, tr("a day in 4 minutes: quiet, then busy"));
    row(m_sales, tr("now and then three times as much, one product"));
    row(m_hot, tr("takes this share of all writes"), m_percent);
    body()->addLayout(grid);
    body()->addWidget(note(tr("Customers come by Zipf's law, from a fixed seed. It writes into the file, and ends after an hour, with the file, or with Stop in the status bar.")));
    m_percent->setEnabled(m_hot->isChecked());
    connect(m_hot, &QCheckBox::toggled, m_percent, &QWidget::setEnabled);
    addCancel();
    addAccept(tr("Start"));
}

DemoChoice DemoDialog::choice() const {
    DemoChoice choice;
    choice.readsPerSecond = m_reads->value();
    choice.writesPerSecond = m_writes->value();
    choice.wave = m_wave->isChecked();
    choice.sales = m_sales->isChecked();
    choice.hotPercent = m_hot->isChecked() ? m_percent->value() : 0;
    return choice;
}

} // namespace rf::ui

#include "moc_demo_dialog.cpp"
