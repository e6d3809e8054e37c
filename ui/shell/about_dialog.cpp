#include "ui/shell/about_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rf::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("About", text);
}
} // namespace

Dialog* makeAboutDialog(QWidget* parent) {
    auto* dialog = new Dialog(tr("About Rangefinder"), parent);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* mark = new QLabel;
    mark->setPixmap(logo().pixmap(QSize(52, 52), dialog->devicePixelRatioF()));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(label(QStringLiteral("Rangefinder"), uiFont(16, QFont::DemiBold)));
    words->addWidget(label(tr("Version %1").arg(QCoreApplication::applicationVersion()), uiFont(12), "text2"));
    words->addSpacing(6);
    words->addWidget(label(tr("Explore DynamoDB tables and run them on this computer.")));
    auto* terms = label(tr("Free software under the GNU General Public License, version 3 or later. It comes without "
                           "any warranty. DynamoDB is a trademark of Amazon.com, Inc.; this program is not theirs."),
                        uiFont(12), "text2");
    terms->setWordWrap(true);
    terms->setMinimumWidth(380);
    words->addWidget(terms);
    words->addWidget(
        label(tr("Built with Qt %1 and SQLite.").arg(QString::fromLatin1(qVersion())), uiFont(12), "text2"));
    row->addLayout(words, 1);
    dialog->body()->addLayout(row);
    dialog->addAccept(tr("Close"));
    return dialog;
}

Dialog* makeKeysDialog(CommandRegistry* commands, QWidget* parent) {
    auto* dialog = new Dialog(tr("Keys"), parent);
    auto* sheet = new QWidget;
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(6);
    int count = 0;
    for (const CommandSpec& spec : commands->specs()) count += spec.keys.isEmpty() ? 0 : 1;
    const int half = (count + 1) / 2;
    int at = 0;
    for (const CommandSpec& spec : commands->specs()) {
        if (spec.keys.isEmpty()) continue;
        QString text = spec.text;
        text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
        auto* keys = new QHBoxLayout;
        keys->setSpacing(4);
        keys->addStretch(1);
        for (const QKeySequence& sequence : spec.keys)
            keys->addWidget(new KeyHint(sequence.toString(QKeySequence::NativeText)));
        const int row = at % half, column = at / half * 2;
        grid->addWidget(label(text, uiFont(12)), row, column);
        grid->addLayout(keys, row, column + 1);
        ++at;
    }
    dialog->body()->addWidget(sheet);
    dialog->addAccept(tr("Close"));
    return dialog;
}

} // namespace rf::ui
